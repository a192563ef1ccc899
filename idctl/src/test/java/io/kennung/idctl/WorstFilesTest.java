package io.kennung.idctl;

import static org.assertj.core.api.Assertions.assertThat;

import io.kennung.client.FakeContacts;
import io.kennung.client.FakeDirectory;
import io.kennung.client.SmallJvm;
import io.kennung.idctl.CommandRun.Result;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import net.lingala.zip4j.model.ZipParameters;
import net.lingala.zip4j.model.enums.EncryptionMethod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files that others hand over take up no more than 128 MiB, whatever is in them. */
class WorstFilesTest {

  private static final String PASSWORD = "shootdeathstar";

  @TempDir private Path home;

  @Test
  @Timeout(180)
  void nothingOfItTakesMoreThan128MebibytesOrEndsInAnythingButOneSentence() throws Exception {
    String output = SmallJvm.run(WorstFilesTest.class, home.toString());

    assertThat(output).endsWith("exit 0").doesNotContain("OutOfMemory");
    assertThat(output.lines().filter(line -> line.startsWith("ended ")))
        .hasSize(13)
        .allMatch(line -> line.matches("ended [0-2] with [01] lines"), output);
  }

  /** The program of the child. */
  public static void main(String[] args) throws IOException {
    Path home = Path.of(args[0]);
    try (FakeDirectory directory = new FakeDirectory()) {
      FakeContacts unused = new FakeContacts(directory);
      CommandRun run = new CommandRun(home, directory);
      run.idctl("create");
      for (Path book : books(home)) {
        print(run.idctl("contacts", "match", book.toString()));
      }
      for (Path picture : pictures(home)) {
        print(
            run.piping(PASSWORD).idctl("restore", "--profile", "p", "--image", picture.toString()));
      }
      print(run.piping(PASSWORD).idctl("data", "restore", "--profile", "d", bomb(home).toString()));
    }
  }

  private static void print(Result result) {
    long lines = result.err().lines().count();
    System.out.println(result.err());
    System.out.println("ended %d with %d lines".formatted(result.exitCode(), lines));
  }

  private static List<Path> books(Path home) throws IOException {
    List<Path> books = new ArrayList<>();
    for (String[] parts :
        new String[][] {
          {"BEGIN:VCARD\nFN:", "a", "\nEMAIL:a@example.com\nEND:VCARD\n"},
          {"BEGIN:VCARD\nFN:\u20ac", "a\n ", "\nEMAIL:a@example.com\nEND:VCARD\n"},
          {"BEGIN:VCARD\n", "X-A:b\n", "EMAIL:a@example.com\nEND:VCARD\n"},
          {"BEGIN:VCARD\nEMAIL:a@b.ch\nPHOTO;ENCODING=b:", "AAAA", "\nEND:VCARD\n"},
          {"", "BEGIN:VCARD\nEMAIL:a@b.ch\nEND:VCARD\n", ""},
          {"email\n", "a@example.com\n", ""},
          {"email,\u20ac", ",", "\na@b.ch\n"},
          {"email\n", "\"\n\",", "\na@b.ch\n"},
          {"email\na@example.com", "::: b", "\n"}
        }) {
      Path book = home.resolve("book" + books.size());
      StringBuilder text = new StringBuilder(parts[0]);
      text.repeat(parts[1], 9_500_000 / parts[1].length()).append(parts[2]);
      books.add(Files.writeString(book, text));
    }
    return books;
  }

  private static List<Path> pictures(Path home) throws IOException {
    return List.of(
        picture(home, "png", new BufferedImage(7000, 7000, BufferedImage.TYPE_BYTE_GRAY)),
        picture(home, "jpg", new BufferedImage(7000, 7000, BufferedImage.TYPE_BYTE_GRAY)),
        picture(home, "png", new BufferedImage(19_999, 900, BufferedImage.TYPE_INT_ARGB)));
  }

  private static Path picture(Path home, String format, BufferedImage image) throws IOException {
    Path file = home.resolve("picture%d.%s".formatted(image.getWidth(), format));
    assertThat(ImageIO.write(image, format, file.toFile())).isTrue();
    return file;
  }

  private static Path bomb(Path home) throws IOException {
    Path file = home.resolve("bomb.zip");
    try (OutputStream out = Files.newOutputStream(file);
        var zip =
            new net.lingala.zip4j.io.outputstream.ZipOutputStream(out, PASSWORD.toCharArray())) {
      for (String name : List.of("backup.json", "profile/identity.json")) {
        ZipParameters parameters = new ZipParameters();
        parameters.setFileNameInZip(name);
        parameters.setEncryptFiles(true);
        parameters.setEncryptionMethod(EncryptionMethod.AES);
        zip.putNextEntry(parameters);
        byte[] piece = "{},".repeat(1000).getBytes();
        zip.write("{\"format\":\"kennung-data-backup\",\"version\":1,\"files\":[".getBytes());
        for (int i = 0; i < 5_000; i++) {
          zip.write(piece);
        }
        zip.write("{}]}".getBytes());
        zip.closeEntry();
      }
    }
    return file;
  }
}
