package io.kennung.idctl.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.kennung.idctl.CommandRun.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerifyCopyTest extends AuditScene {

  @Test
  void copyIsVerifiedWithoutAskingAnyServer() throws IOException {
    run.environment.remove("KENNUNG_SUPPORT_TOKEN");

    Result result = verify(all());

    assertThat(result.exitCode()).as(result.all()).isZero();
    assertThat(result.out())
        .contains("Record of identity-service", "5, all verified", "2, all verified", head(LOOKS));
    assertThat(server.calls).isEmpty();
  }

  @Test
  void chainsMayStandInAnyOrderAmongEachOther() throws IOException {
    List<String> looks = fake.exported(LOOKS);
    List<String> searches = fake.exported(SEARCHES);
    Random random = new Random(1);
    for (int round = 0; round < 20; round++) {
      List<String> mixed = new ArrayList<>();
      List<List<String>> rest = List.of(new ArrayList<>(looks), new ArrayList<>(searches));
      while (mixed.size() < 7) {
        List<String> next = rest.get(random.nextInt(2));
        if (!next.isEmpty()) {
          mixed.add(next.removeFirst());
        }
      }
      assertThat(verify(mixed).exitCode()).isZero();
    }
  }

  @Test
  void entriesThatWereDeliveredTwiceAreTheSame() throws IOException {
    List<String> twice = new ArrayList<>(fake.exported(LOOKS));
    twice.addAll(fake.exported(LOOKS));
    twice.add("");

    assertThat(verify(twice).out()).contains("5, all verified");
  }

  @Test
  void secondDeliveryThatDiffersIsFound() throws IOException {
    List<String> lines = new ArrayList<>(fake.exported(LOOKS));
    lines.add(lines.get(2).replace("\"sam\"", "\"eve\""));

    assertThat(verify(lines).err()).contains("broken at entry 3");
  }

  @Test
  void changedMissingAndSwappedLinesAreFound() throws IOException {
    List<String> lines = fake.exported(LOOKS);
    List<String> changed = new ArrayList<>(lines);
    changed.set(1, lines.get(1).replace("T-2", "T-3"));
    List<String> missing = new ArrayList<>(lines);
    missing.remove(1);
    List<String> swapped = new ArrayList<>(lines);
    Collections.swap(swapped, 1, 2);

    assertThat(verify(changed).err()).contains("at entry 2: it is not as it was written");
    assertThat(verify(missing).err()).contains("at entry 3: entries are missing before it");
    assertThat(verify(swapped).exitCode()).isEqualTo(6);
  }

  @Test
  void copyThatBeginsInTheMiddleSaysSo() throws IOException {
    assertThat(verify(fake.exported(LOOKS).subList(2, 5)).out())
        .contains("3 to 5, all verified; what was before is not in this copy");
  }

  @Test
  void serverThatTellsAnotherStoryThanTheCopyIsFound() throws IOException {
    verify(all());
    fake.rewrite(LOOKS, 4);

    Result result = run.idctl("audit", "verify");

    assertThat(result.exitCode()).isEqualTo(6);
    assertThat(result.err()).contains("identity-service is broken at entry 5: it is not the one");
  }

  @Test
  void copyThatIsOlderThanTheLastVerificationDoesNotMoveItBack() throws IOException {
    List<String> older = all();
    fake.record(LOOKS, "sam", "ABCD1234", "T-6");
    run.idctl("audit", "verify");

    assertThat(verify(older).exitCode()).isZero();

    assertThat(run.kept("audit.json").toString()).contains(head(LOOKS));
  }

  @Test
  void copyComesOnStandardInput() {
    Result result = run.piping(String.join("\n", all())).idctl("audit", "verify", "--file", "-");

    assertThat(result.exitCode()).as(result.all()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "[]",
        "{}",
        "7",
        "{\"chain\":\"identity-service\"}",
        "{\"chain\":\"identity-service\",\"entry\":{}}",
        "{\"chain\":\"Identity \\u001b\",\"entry\":{}}",
        "LINE{}",
        "LONG"
      })
  void lineThatIsNoEntryIsNamed(String line) throws IOException {
    List<String> lines = new ArrayList<>(fake.exported(LOOKS));
    lines.add(line.replace("LINE", lines.getFirst()).replace("LONG", " ".repeat(70_000)));

    Result result = verify(lines);

    assertThat(result.exitCode()).as(result.all()).isEqualTo(2);
    assertThat(result.err()).isEqualTo("idctl: line 6 is no entry of a record%n".formatted());
  }

  @Test
  void copyWithoutEntriesOrWithoutAFileIsWrongUsage() throws IOException {
    assertThat(verify(List.of()).err()).contains("there is no entry in this copy");
    assertThat(run.idctl("audit", "verify", "--file", home.resolve("none").toString()).exitCode())
        .isEqualTo(2);
    assertThat(run.idctl("audit", "verify", "--file", home.toString()).exitCode()).isEqualTo(2);
  }

  private List<String> all() {
    List<String> lines = new ArrayList<>(fake.exported(SEARCHES));
    lines.addAll(fake.exported(LOOKS));
    return lines;
  }

  private Result verify(List<String> lines) throws IOException {
    Path file = Files.write(home.resolve("copy.jsonl"), lines);
    return run.idctl("audit", "verify", "--file", file.toString());
  }
}
