using Cx.Core.Streaming;

namespace Cx.Core.Tests.Streaming;

public class SeriesSchemaTests
{
    private readonly SeriesSchema _schema = SeriesSchema.Of(("touchpoint", 20), ("channel", 12), ("segment", 16));

    [Fact]
    public void A_key_gives_its_members_back()
    {
        var key = _schema.Key("checkout", "email", "smb");

        Assert.Equal("checkout", _schema.MemberOf(key, "touchpoint"));
        Assert.Equal("email", _schema.MemberOf(key, "channel"));
        Assert.Equal("smb", _schema.MemberOf(key, "segment"));
        Assert.Equal("checkout / email / smb", _schema.Describe(key));
        Assert.False(_schema.IsFolded(key));
    }

    [Fact]
    public void The_same_members_are_the_same_key_and_other_members_another()
    {
        Assert.Equal(_schema.Key("a", "b", "c"), _schema.Key("a", "b", "c"));
        Assert.True(_schema.Key("a", "b", "c") == _schema.Key("a", "b", "c"));
        Assert.True(_schema.Key("a", "b", "c") != _schema.Key("b", "a", "c"));
        Assert.NotEqual(_schema.Key("a", "b", "c"), _schema.Key("A", "b", "c"));
        Assert.False(_schema.Key("a", "b", "c").Equals("a"));
        Assert.Equal(_schema.Key("a", "b", "c").GetHashCode(), _schema.Key("a", "b", "c").GetHashCode());
    }

    [Fact]
    public void A_missing_member_is_none_whether_null_empty_or_by_its_name()
    {
        Assert.Equal(default, _schema.Key(null, "", "(none)"));
        Assert.Equal("(none) / (none) / (none)", _schema.Describe(default));
    }

    [Fact]
    public void A_member_called_other_is_what_found_no_room()
    {
        var key = _schema.Key("(other)", "b", "c");

        Assert.True(_schema.IsFolded(key));
        Assert.Equal("(other)", _schema.MemberOf(key, "touchpoint"));
    }

    [Fact]
    public void Ids_make_the_same_key_as_texts()
    {
        var key = _schema.Key("checkout", "email", "smb");
        int[] ids = [_schema.Dimensions[0].Intern("checkout"), _schema.Dimensions[1].Intern("email"), _schema.Dimensions[2].Intern("smb")];

        Assert.Equal(key, _schema.KeyOfIds(ids));
        Assert.Throws<ArgumentOutOfRangeException>(() => _schema.KeyOfIds(0, 0, 99));
        Assert.Throws<ArgumentOutOfRangeException>(() => _schema.KeyOfIds(0, -1, 0));
        Assert.Throws<ArgumentException>(() => _schema.KeyOfIds(0, 0));
    }

    [Fact]
    public void All_64_bits_can_be_used()
    {
        var schema = SeriesSchema.Of(("a", 30), ("b", 30), ("c", 4));
        var keys = Enumerable.Range(0, 14).Select(i => schema.Key($"a{i}", $"b{i}", $"c{i}")).ToList();

        for (var i = 0; i < keys.Count; i++) Assert.Equal($"a{i} / b{i} / c{i}", schema.Describe(keys[i]));
        Assert.Equal("(other)", schema.MemberOf(schema.Key("a0", "b0", "one too many"), "c"));
    }

    [Fact]
    public void A_new_member_of_a_full_dimension_is_other_and_a_known_one_stays_itself()
    {
        // Two bits: ids 0…3, of which 0 and 1 are reserved.
        var schema = SeriesSchema.Of(("channel", 2));
        var table = schema.Dimensions[0];

        Assert.Equal((2, 3, 1, 2), (table.Intern("email"), table.Intern("phone"), table.Intern("chat"), table.Intern("email")));
        Assert.Equal(4, table.Count);
        Assert.Equal(4, table.Capacity);
        Assert.True(schema.IsFolded(schema.Key("chat")));
        Assert.False(table.TryFind("chat", out _));
        Assert.True(table.TryFind("phone", out var id));
        Assert.Equal(3, id);
        Assert.True(table.TryFind("", out id));
        Assert.Equal(0, id);
        Assert.Equal("channel: 4 of 4 members", table.ToString());
    }

    [Fact]
    public void Looking_for_a_member_does_not_add_it()
    {
        Assert.False(_schema.Dimensions[0].TryFind("never seen", out var id));
        Assert.Equal(0, id);
        Assert.Equal(2, _schema.Dimensions[0].Count);
    }

    [Fact]
    public async Task Many_threads_that_intern_the_same_members_agree_on_their_ids()
    {
        const int Members = 2_000;
        var table = SeriesSchema.Of(("touchpoint", 16)).Dimensions[0];
        var tasks = Enumerable.Range(0, 4).Select(thread => Task.Run(() =>
        {
            var ids = new int[Members];
            // Each thread begins elsewhere, so that all of them meet new members.
            for (var i = 0; i < Members; i++)
            {
                var member = (i + (thread * 500)) % Members;
                ids[member] = table.Intern($"t{member}");
                Assert.Equal($"t{member}", table.MemberOf(ids[member]));
            }

            return ids;
        })).ToArray();

        var all = await Task.WhenAll(tasks);

        Assert.All(all, ids => Assert.Equal(all[0], ids));
        Assert.Equal(Members, all[0].Distinct().Count());
        Assert.Equal(Members + 2, table.Count);
    }

    [Fact]
    public void A_schema_that_cannot_be_says_why()
    {
        Assert.Contains("at least one dimension", Assert.Throws<ArgumentException>(() => SeriesSchema.Of()).Message, StringComparison.Ordinal);
        Assert.Contains("65 bits", Assert.Throws<ArgumentException>(() => SeriesSchema.Of(("a", 30), ("b", 30), ("c", 5))).Message, StringComparison.Ordinal);
        Assert.Contains("twice", Assert.Throws<ArgumentException>(() => SeriesSchema.Of(("a", 4), ("a", 4))).Message, StringComparison.Ordinal);
        Assert.Contains("no name", Assert.Throws<ArgumentException>(() => SeriesSchema.Of((" ", 4))).Message, StringComparison.Ordinal);
        Assert.Contains("2…30", Assert.Throws<ArgumentException>(() => SeriesSchema.Of(("a", 1))).Message, StringComparison.Ordinal);
        Assert.Contains("2…30", Assert.Throws<ArgumentException>(() => SeriesSchema.Of(("a", 31))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_number_of_members_and_an_unknown_dimension_are_refused()
    {
        Assert.Contains("has 3 members, 2 were given", Assert.Throws<ArgumentException>(() => _schema.Key("a", "b")).Message, StringComparison.Ordinal);
        Assert.Contains("no dimension chanel", Assert.Throws<ArgumentException>(() => _schema.MemberOf(default, "chanel")).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentNullException>(() => _schema.MemberOf(default, null!));
        Assert.Throws<ArgumentOutOfRangeException>(() => _schema.Dimensions[0].MemberOf(2));
        Assert.Throws<ArgumentOutOfRangeException>(() => _schema.Dimensions[0].MemberOf(-1));
    }

    [Fact]
    public void A_key_of_another_schema_is_noticed_where_it_cannot_be_read()
    {
        var large = SeriesSchema.Of(("a", 30), ("b", 30));
        var key = large.Key("x", "y");

        Assert.Contains("another schema", Assert.Throws<ArgumentException>(() => SeriesSchema.Of(("a", 8)).Describe(key)).Message, StringComparison.Ordinal);
        Assert.Equal("a × b", large.ToString());
        Assert.StartsWith("series ", key.ToString(), StringComparison.Ordinal);
    }
}
