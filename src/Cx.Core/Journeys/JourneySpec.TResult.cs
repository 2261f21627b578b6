namespace Cx.Core.Journeys;

/// <summary>What is to be found out about journeys, with the type of the answer.</summary>
/// <typeparam name="TResult">The answer.</typeparam>
/// <remarks>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: by value. No order. Thread safety: immutable. Only the library derives from it.</remarks>
public abstract record JourneySpec<TResult> : JourneySpec
{
    private protected JourneySpec()
    {
    }

    internal abstract TResult Read(JourneyOperator state, JourneyLook look);

    internal sealed override object? ReadAny(JourneyOperator state, JourneyLook look) => Read(state, look);
}
