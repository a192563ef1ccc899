package io.kennung.idctl.contacts.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.kennung.client.belongings.Names;
import io.kennung.idctl.terminal.CommandFailure;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressFileTest {

  private static final String CARDS =
      """
      BEGIN:VCARD
      VERSION:3.0
      N:Müster;Anna;;;
      FN:Anna Müster
      EMAIL;TYPE=HOME:anna@example.com
      item1.EMAIL:anna@work.exam
       ple
      TEL;TYPE=CELL:+41 79 123 45 67
      X-LATER:1
      END:VCARD
      BEGIN:VCARD
      VERSION:4.0
      FN:Ben Beispiel
      TEL;VALUE=uri:tel:+41-44-668-18-00
      END:VCARD
      BEGIN:VCARD
      VERSION:2.1
      N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=C3=9Cber;Zo=C3=AB
      TEL;HOME:079 765 43 21
      END:VCARD
      BEGIN:VCARD
      VERSION:3.0
      FN:Nobody to write to
      END:VCARD
      BEGIN:VCARD
      VERSION:3.0
      ORG:ACME;Sales
      EMAIL:sales@example.com
      END:VCARD
      """;

  @TempDir private Path folder;

  @Test
  void cardsOfAllVersionsAreRead() throws IOException {
    assertThat(read(CARDS))
        .containsExactly(
            new Person(
                new Names("Anna", "Müster", ""),
                List.of("anna@example.com", "anna@work.example"),
                List.of("+41 79 123 45 67")),
            new Person(new Names("Ben", "Beispiel", ""), List.of(), List.of("+41-44-668-18-00")),
            new Person(new Names("Zoë", "Über", ""), List.of(), List.of("079 765 43 21")),
            new Person(new Names("ACME", "Sales", ""), List.of("sales@example.com"), List.of()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "First Name,Last Name,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value\n"
            + "Anna,Müster,Home,anna@example.com ::: a@b.ch,Mobile,+41 79 123 45 67\n",
        "Vorname;Nachname;E-Mail-Adresse;Telefon (mobil);Fax privat;Ort\r\n"
            + "Anna;Müster;\"anna@example.com;a@b.ch\";+41 79 123 45 67;+41 1;Zürich\r\n",
        "Name\tEmail\tEmail 2\tMobile\n\nAnna Müster\tanna@example.com\ta@b.ch\t+41 79 123 45 67",
        "\ufeffAnna Müster,anna@example.com,a@b.ch,+41 79 123 45 67\n"
      })
  void tablesOfManyProgramsAreRead(String text) throws IOException {
    Person anna =
        new Person(
            new Names("Anna", "Müster", ""),
            List.of("anna@example.com", "a@b.ch"),
            List.of("+41 79 123 45 67"));

    assertThat(read(text)).containsExactly(anna);
    assertThat(read(text.replace("\ufeff", ""), Charset.forName("windows-1252")))
        .containsExactly(anna);
    assertThat(read(text.replace("\ufeff", ""), StandardCharsets.UTF_16)).containsExactly(anna);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "BEGIN:VCARD~FN:A~EMAIL:a@b.ch~END:VCARD~BEGIN:VCARD~EMAIL:c@d.ch~|begins in line 5",
        "BEGIN:VCARD~EMAIL:a@b.ch~END:VCARD~END:VCARD|ends in line 4 does not begin",
        "BEGIN:VCARD~EMAIL:a@b.ch~TZ:+99:99~END:VCARD|begins in line 1 cannot be read",
        "BEGIN:VCARD~BEGIN:VCARD~BEGIN:VCARD~BEGIN:VCARD~BEGIN:VCARD|begins in line 1",
        "name,email~A,a@b.ch~\"B,b@c.ch~C,d@e.ch|row that begins in line 3",
        "name,email~A,a@b.ch~\"B\"x,b@c.ch|row that begins in line 3",
        "<html><body>a@b.ch</body></html>|neither vCard nor CSV",
        "{\"email\":\"a@b.ch\"}|neither vCard nor CSV",
        "%PDF-1.7|neither vCard nor CSV",
        "``|neither vCard nor CSV",
        "hello|nobody with an e-mail address",
        "name,email|nobody with an e-mail address",
        "BEGIN:VCARD~FN:A~END:VCARD|nobody with an e-mail address"
      })
  void whatIsNoAddressBookIsOneSentence(String text, String reason) {
    assertThatThrownBy(() -> read(text.replace('~', '\n')))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining(reason)
        .hasMessageContaining(folder.toString())
        .hasMessageNotContaining("\n");
  }

  @Test
  void tooMuchIsRefused() throws IOException {
    Path large = folder.resolve("large");
    Files.write(large, new byte[10_000_001]);
    assertThatThrownBy(() -> AddressFile.read(large.toString())).hasMessageContaining("10 MB");

    assertThatThrownBy(() -> read("email\n" + "a@b.ch\n".repeat(AddressFile.MOST + 1)))
        .hasMessageContaining("more than 100000 entries");
    assertThatThrownBy(() -> read("email\n" + "a@b.ch;".repeat(AddressFile.MOST + 1)))
        .hasMessageContaining("more than 100000 entries");
  }

  @ParameterizedTest
  @ValueSource(strings = {"NOTE:\n", "EMAIL;A;A;A;A;A;A;A:\n", "CATEGORIES:a,a,a,a,a,a,a\n"})
  void aCardThatWouldFillTheMemoryIsRefused(String line) {
    String small = "BEGIN:VCARD\nEMAIL:a@b.ch\nEND:VCARD\n";
    String card = "BEGIN:VCARD\n" + line.repeat(100_001) + "EMAIL:a@b.ch\nEND:VCARD\n";

    assertThatThrownBy(() -> read(small + card))
        .hasMessageContaining("card that begins in line 4 cannot be read");
  }

  @Test
  void aRowThatWouldFillTheMemoryIsRefused() {
    assertThatThrownBy(() -> read("name,email\nA,a@b.ch\n" + ",".repeat(10_001)))
        .hasMessageContaining("row that begins in line 3 cannot be read");
  }

  @Test
  void aPhotoMayBeLarge() throws IOException {
    String photo = "PHOTO;ENCODING=b:\n" + (" " + "A".repeat(75) + "\n").repeat(120_000);

    assertThat(read("BEGIN:VCARD\nVERSION:3.0\n" + photo + "EMAIL:a@b.ch\nEND:VCARD\n")).hasSize(1);
  }

  @Test
  @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void fileFullOfBlanksIsReadInNoTime() throws IOException {
    String blanks = " ".repeat(4_000_000);
    for (String text :
        List.of(
            "email\na@example.com" + blanks + "b\n",
            "email\n\"a@example.com" + "\n ".repeat(400_000) + "b\"\n",
            "a@example.com" + blanks + "b,x\n",
            "BEGIN:VCARD\nFN:A" + blanks + "b\nEMAIL:a@example.com\nEND:VCARD\n",
            "BEGIN:VCARD\nFN:A" + "\n b".repeat(1_000_000) + "\nEMAIL:a@b.ch\nEND:VCARD\n",
            "BEGIN:VCARD\nTEL;TYPE=" + "a,".repeat(1_000_000) + ":1\nEND:VCARD\n",
            "BEGIN:VCARD\nTEL" + ";A=b".repeat(500_000) + ":+41791234567\nEND:VCARD\n",
            "BEGIN:VCARD\nVERSION:2.1\nEMAIL;QUOTED-PRINTABLE:a@b.ch"
                + "=\n".repeat(1_000_000)
                + "\nEND:VCARD\n")) {
      Path book = Files.writeString(folder.resolve("book"), text);
      Throwable problem = catchThrowable(() -> AddressFile.read(book.toString()));

      assertThat(problem == null || problem instanceof CommandFailure).as("%s", problem).isTrue();
    }
  }

  @Test
  void rowOfManyLinesThatWouldFillTheMemoryIsRefused() {
    assertThatThrownBy(() -> read("name,email\nA,a@b.ch\n" + "\"\n\",".repeat(100_000) + "\n"))
        .hasMessageContaining("row that begins in line 3 cannot be read");
  }

  @Test
  void whatCannotBeReadIsSaid() {
    assertThatThrownBy(() -> AddressFile.read(folder.toString()))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("cannot be read");
    assertThatThrownBy(() -> AddressFile.read(folder.resolve("no").toString()))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("there is no file");
  }

  @Test
  void namesAreShortAndPrintable() {
    assertThat(Person.named(" Anna\u001b[2J " + "x".repeat(400)).shown())
        .startsWith("Anna [2J")
        .hasSizeLessThanOrEqualTo(300);
    assertThat(Person.named("").shown()).isEmpty();
  }

  private List<Person> read(String text) throws IOException {
    return read(text, StandardCharsets.UTF_8);
  }

  private List<Person> read(String text, Charset charset) throws IOException {
    Path file = folder.resolve("people");
    Files.write(file, text.getBytes(charset));
    return AddressFile.read(file.toString());
  }
}
