package io.kennung.identity.console.identities;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page that asks before something is done.
 *
 * @param deed what
 * @param groups the id
 * @param path of this page
 * @param back the address of the card
 * @param title what it is called
 * @param about what will happen
 * @param button what the button says
 * @param purpose what stands in the field for it
 * @param text what stands in the field for the note
 * @param purposeFlaw what is wrong with the purpose, a sentence
 * @param flaw what is wrong otherwise, a sentence
 */
public record ActionView(
    Deed deed,
    List<String> groups,
    String path,
    String back,
    String title,
    String about,
    String button,
    String purpose,
    String text,
    @Nullable String purposeFlaw,
    @Nullable String flaw) {}
