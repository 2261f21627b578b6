// The exemptions from the conventions, each with its reason: [assembly: Exempt(Rule.X, "Type.Member", "why")].
