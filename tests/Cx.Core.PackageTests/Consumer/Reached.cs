// A share calculated in whole numbers is 0, unless everybody agrees.
using Cx.Core.Scores;

namespace Shop;

public static class Reached
{
    public static double Promoting(NetPromoterScore nps) => nps.Promoters / nps.N;
}
