package io.kennung.identity.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.kennung.identity.operations.figures.Fate;
import io.kennung.pages.Language;
import io.kennung.pages.Texts;
import io.kennung.pages.View;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SharesTest {

  private final Words words =
      new Words(new View(Texts.of(Language.ENGLISH), "Kennung", "/x", "1"), Instant.EPOCH);

  @Test
  void barsAreAsWideAsTheShares() {
    Board.Share share = shares(fate("41", "telephone", 200, 150, 20, 0)).getFirst();

    assertThat(share.arrived()).isEqualTo("75.00%");
    assertThat(share.refusedFrom()).isEqualTo("90.00%");
    assertThat(share.refused()).isEqualTo("10.00%");
    assertThat(share.arrivedShare()).isEqualTo("75 %");
    assertThat(share.country()).isEqualTo("+41");
  }

  @Test
  void nothingIsRoundedToAllOrNothing() {
    Board.Share share = shares(fate("41", "telephone", 10_000, 9_999, 1, 0)).getFirst();

    assertThat(share.arrivedShare()).isEqualTo("> 99 %");
    assertThat(share.refusedShare()).isEqualTo("< 1 %");
  }

  @Test
  void whoBroughtTheCodeIsSaidOnlyWhereThatIsKnown() {
    Fate verified = fate("41", "none", 0, 0, 0, 7);

    assertThat(shares(fate("41", "a", 9, 9, 0, 0), verified))
        .extracting(Board.Share::verified)
        .containsExactly("7");
    assertThat(shares(fate("41", "a", 9, 9, 0, 0), fate("41", "b", 9, 9, 0, 0), verified))
        .extracting(Board.Share::verified)
        .containsExactly("Not known", "Not known");
  }

  @Test
  void noMoreAreShownThanAnybodyReads() {
    List<Fate> many =
        IntStream.range(0, 20).mapToObj(i -> fate("" + (i + 1), "a", 1, 1, 0, 0)).toList();

    assertThat(Shares.of(many, words)).hasSize(Shares.MOST);
    assertThat(Shares.more(many)).isEqualTo(5);
    assertThat(Shares.more(List.of())).isZero();
  }

  private List<Board.Share> shares(Fate... fates) {
    return Shares.of(List.of(fates), words);
  }

  private static Fate fate(
      String country, String provider, long sent, long delivered, long refused, long verified) {
    return new Fate(country, provider, "sms", sent, delivered, refused, 0, verified);
  }
}
