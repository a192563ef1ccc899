package io.kennung.identity.operations;

import io.kennung.identity.operations.charts.Chart;
import java.util.List;

/**
 * What stands on the operators' page, in words and measured out.
 *
 * @param range the one that is shown
 * @param ranges those to choose from
 * @param at when all that was so
 * @param well whether nothing is wrong that is known of
 * @param headline the same in a sentence
 * @param problems what is not well, a sentence each
 * @param unasked which services nobody can ask; empty where all can be
 * @param services how each is doing
 * @param totals the figures that matter most
 * @param charts one below the other
 * @param shares what became of messages, by country
 * @param others how many more countries there are than are shown, in a sentence; or nothing
 */
public record Board(
    String range,
    List<Choice> ranges,
    String at,
    boolean well,
    String headline,
    List<String> problems,
    String unasked,
    List<Tile> services,
    List<Total> totals,
    List<Chart> charts,
    List<Share> shares,
    String others) {

  /** A range to choose. */
  public record Choice(String range, String name) {}

  /**
   * How a service is doing.
   *
   * @param name of the service
   * @param style {@code good}, {@code bad} or {@code unknown}
   * @param state in words
   * @param facts what else is known, a line each
   */
  public record Tile(String name, String style, String state, List<String> facts) {}

  /**
   * A figure.
   *
   * @param name what it is
   * @param figure shortened
   * @param exact in full
   */
  public record Total(String name, String figure, String exact) {}

  /**
   * What became of the messages to one country by one provider; widths in percent.
   *
   * @param country calling code with plus, or a word for mail
   * @param provider by its name, with a comma; or nothing
   * @param channel in words
   * @param tried how many
   * @param arrived width of those that did
   * @param refusedFrom where the refused begin
   * @param refused width of them
   * @param arrivedShare in words
   * @param refusedShare in words
   * @param verified how many proved an address
   */
  public record Share(
      String country,
      String provider,
      String channel,
      String tried,
      String arrived,
      String refusedFrom,
      String refused,
      String arrivedShare,
      String refusedShare,
      String verified) {}
}
