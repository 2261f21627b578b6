namespace Cx.Core.Statistics;

/// <summary>How two independent net shares are compared.</summary>
public enum NetDifferenceMethod
{
    /// <summary>A z test after adding three answers to each sample; the default (Lewis and Sauro 2021).</summary>
    AdjustedWald = 0,

    /// <summary>The plain z test, without a result when neither sample varies.</summary>
    Wald,

    /// <summary>Welch's t test on −1, 0 and +1.</summary>
    WelchT,
}
