using Cx.Core.Journeys;

namespace Cx.Core.Tests.Journeys;

public sealed class TouchpointTests
{
    [Fact]
    public void Kind_initiator_and_visibility_are_what_was_said_and_go_through_a_file()
    {
        foreach (var blueprint in new[] { Blueprints.Full(), BlueprintLoader.Parse(Blueprints.Full().ToIndentedJson()).OrThrow() })
        {
            var (ad, check, setup) = (Of(blueprint, "ad"), Of(blueprint, "check"), Of(blueprint, "setup"));
            Assert.Equal((TouchpointKind.CommunicationPoint, Initiator.Company, Visibility.Frontstage), (ad.Kind, ad.Initiator, ad.Visibility));
            Assert.Equal((TouchpointKind.Action, Initiator.System, Visibility.Backstage), (check.Kind, check.Initiator, check.Visibility));
            Assert.Equal((Initiator.Customer, Visibility.Frontstage), (setup.Initiator, setup.Visibility));
        }
    }

    [Fact]
    public void A_touchpoint_has_its_own_owner_or_that_of_its_stage()
        => Assert.Equal(("product", "cs", "marketing"), (Of(Blueprints.Full(), "setup").Owner, Of(Blueprints.Full(), "check").Owner, Of(Blueprints.Full(), "ad").Owner));

    private static Touchpoint Of(JourneyBlueprint blueprint, string id) => blueprint.Touchpoints.Single(one => one.Id.Text == id);
}
