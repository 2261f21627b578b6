using System.Text;
using Cx.Core.Streaming;

namespace Cx.Core.Tests.Streaming;

/// <summary>The two hashes that stand in stored bytes, against the values that their authors publish.</summary>
public class HashTests
{
    [Theory]
    [InlineData("123456789", 0xE3069283u)]
    [InlineData("", 0u)]
    public void The_checksum_is_crc32c(string text, uint expected) => Assert.Equal(expected, Crc32C.Of(Encoding.ASCII.GetBytes(text)));

    // RFC 3720, appendix B.4.
    [Fact]
    public void The_checksum_gives_the_values_of_its_standard()
    {
        Assert.Equal(0x8A9136AAu, Crc32C.Of(new byte[32]));
        Assert.Equal(0x62A8AB43u, Crc32C.Of([.. Enumerable.Repeat((byte)0xFF, 32)]));
        Assert.Equal(0x46DD794Eu, Crc32C.Of([.. Enumerable.Range(0, 32).Select(i => (byte)i)]));
        Assert.Equal(0x113FDB5Cu, Crc32C.Of([.. Enumerable.Range(0, 32).Select(i => (byte)(31 - i))]));
    }

    // Bit by bit, as the polynomial is written down: the lanes are joined at every length, with every rest behind them.
    [Fact]
    public void The_checksum_of_any_length_is_that_of_its_polynomial()
    {
        const uint Reflected = 0x82F63B78;
        var bytes = new byte[5_000];
        new Random(5).NextBytes(bytes);
        var crc = uint.MaxValue;
        for (var length = 0; length <= bytes.Length; length++)
        {
            Assert.Equal(~crc, Crc32C.Of(bytes.AsSpan(0, length)));
            if (length == bytes.Length) break;
            crc ^= bytes[length];
            for (var bit = 0; bit < 8; bit++) crc = (crc >> 1) ^ ((crc & 1) * Reflected);
        }
    }

    // The values that the specification and its ports print for seed 0.
    [Theory]
    [InlineData("", 0xEF46DB3751D8E999)]
    [InlineData("a", 0xD24EC4F1A98C6E5B)]
    [InlineData("abc", 0x44BC2CF5AD770999)]
    [InlineData("Nobody inspects the spammish repetition", 0xFBCEA83C8A378BF1)]
    public void The_fingerprint_is_xxh64(string text, ulong expected)
    {
        Assert.Equal(expected, XxHash64.Of(Encoding.ASCII.GetBytes(text)));
        Assert.Equal(expected, XxHash64.Of(text));
    }

    [Fact]
    public void A_text_beyond_the_stack_has_the_hash_of_its_bytes()
    {
        var text = string.Concat(Enumerable.Repeat("Zufriedenheit é ", 100));

        Assert.Equal(XxHash64.Of(Encoding.UTF8.GetBytes(text)), XxHash64.Of(text));
    }
}
