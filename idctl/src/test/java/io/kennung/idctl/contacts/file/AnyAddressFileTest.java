package io.kennung.idctl.contacts.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.kennung.idctl.terminal.CommandFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever is handed over as an address book. */
class AnyAddressFileTest {

  private static Path file = Path.of("");

  @BeforeContainer
  static void open() throws IOException {
    file = Files.createTempFile("people", "");
  }

  @AfterContainer
  static void close() throws IOException {
    Files.delete(file);
  }

  @Property(tries = 1000, seed = "1")
  void anyBytesAreReadOrRefused(@ForAll @Size(max = 200) byte[] bytes) throws IOException {
    readOrRefused(bytes);
  }

  @Property(tries = 1000, seed = "2")
  void anyCardIsReadOrRefused(@ForAll("cards") String text) throws IOException {
    readOrRefused(("BEGIN:VCARD" + text).getBytes(StandardCharsets.UTF_8));
  }

  @Property(tries = 1000, seed = "3")
  void anyTableIsReadOrRefused(@ForAll("tables") String text) throws IOException {
    readOrRefused(text.getBytes(StandardCharsets.UTF_8));
  }

  @Property(tries = 500, seed = "4")
  void anyNameComesBack(@ForAll("names") String name) throws IOException {
    String quoted = "\"%s\"".formatted(name.replace("\"", "\"\""));
    Files.writeString(file, "email,given name\na@example.com,%s\n".formatted(quoted));
    assertThat(AddressFile.read(file.toString()).getFirst().names().firstname()).isEqualTo(name);

    String escaped = name.replaceAll("([\\\\,;])", "\\\\$1");
    Files.writeString(
        file,
        "BEGIN:VCARD\nVERSION:4.0\nN:;%s;;;\nEMAIL:a@example.com\nEND:VCARD\n".formatted(escaped));
    assertThat(AddressFile.read(file.toString()).getFirst().names().firstname()).isEqualTo(name);
  }

  private static void readOrRefused(byte[] bytes) throws IOException {
    Files.write(file, bytes);
    Throwable problem = catchThrowable(() -> AddressFile.read(file.toString()));
    if (problem == null) {
      assertThat(AddressFile.read(file.toString())).isNotEmpty().allMatch(Person::hasAddress);
    } else {
      assertThat(problem).isInstanceOf(CommandFailure.class).hasMessageNotContaining("\n");
    }
  }

  @Provide
  Arbitrary<String> names() {
    return Arbitraries.strings()
        .withChars("abcXYZ äöß,;\"'\\:.日本")
        .ofMinLength(1)
        .ofMaxLength(40)
        .map(String::strip)
        .filter(name -> !name.isEmpty() && !name.contains(":::") && !name.contains(";"));
  }

  @Provide
  Arbitrary<String> cards() {
    Arbitrary<String> piece =
        Arbitraries.oneOf(
            Arbitraries.of(
                "\nBEGIN:VCARD",
                "\nbegin:vcard",
                "\nBEGIN:VC\n ARD",
                "\na.BEGIN:VCARD",
                "\nBEGIN:VEVENT",
                "\nEND:VCARD",
                "\nEND:VCARD\nBEGIN:VCARD",
                "\nEND:VEVENT",
                "\nVERSION:2.1",
                "\nVERSION:4.0",
                "\nVERSION:9",
                "\nEMAIL:a@example.com",
                "\nEMAIL",
                "\n:",
                "\n;=:",
                "\nTEL;VALUE=uri:tel:+41-44;ext=1",
                "\nTEL;VALUE=uri:tel:%zz;;;=",
                "\nTEL;PREF=x;TYPE=,,\"a:1",
                "\nN:;;;;;;;;"),
            Arbitraries.of(
                "\nN;CHARSET=nothing;ENCODING=QUOTED-PRINTABLE:=C3=9C=",
                "\nN;ENCODING=QUOTED-PRINTABLE:=ZZ=",
                "\nPHOTO;ENCODING=b:====",
                "\nPHOTO:data:;base64,!",
                "\nBDAY:99999999999999999-99",
                "\nREV:x",
                "\nGEO:1e999;x",
                "\nTZ:+99:99",
                "\nAGENT:\nBEGIN:VCARD",
                "\nAGENT:BEGIN:VCARD\\nEND:VCARD\\n",
                "\nKIND:\u0001",
                "\nCLIENTPIDMAP:x;y",
                "\nUID:[",
                "\nIMPP:::::",
                "\nLANG:",
                "\nXML:<a><b>",
                "\nRELATED;VALUE=uri:",
                "\nORG:"),
            Arbitraries.strings().ofMaxLength(6));
    return piece
        .list()
        .ofMaxSize(12)
        .map(pieces -> String.join("", pieces))
        .flatMap(text -> Arbitraries.of("", "\nEND:VCARD\n").map(end -> text + end));
  }

  @Provide
  Arbitrary<String> tables() {
    Arbitrary<String> cell =
        Arbitraries.oneOf(
            Arbitraries.of("email", "phone", "name", "vorname", "\"", "\"\"", "\"a\"b", " ::: "),
            Arbitraries.of("a@example.com", "+41 79 123 45 67", "=cmd|x", "\u0000", "\ufeff"),
            Arbitraries.strings().ofMaxLength(6));
    return cell.list()
        .ofMaxSize(20)
        .flatMap(
            cells -> Arbitraries.of(",", ";", "\t", "\n", ",\n").map(by -> String.join(by, cells)));
  }
}
