namespace Cx.Core.Tests.Docs;

/// <summary>Tests that take the console for themselves. They run alone: whatever another test wrote meanwhile would be taken for output of the example, or find the console closed.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ConsoleAlone
{
    public const string Name = "Console";
}
