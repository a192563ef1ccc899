package io.kennung.identity.operations.charts;

import java.util.List;

/**
 * A chart, measured out. Across everything is in percent, so that it is as wide as the page lets
 * it, and letters stay as large as they are; down it is in pixels.
 *
 * @param id on its page
 * @param title what it shows
 * @param summary the same in one sentence, for those who do not see it
 * @param keys what is drawn how
 * @param grid the lines across, with what they stand for
 * @param times what stands below
 * @param slots the steps, one beside the other
 * @param strokes parts of lines
 * @param dots where a line has a single point
 * @param head of the table behind it
 * @param rows of the table, the latest first
 * @param empty whether there is nothing to draw
 */
public record Chart(
    String id,
    String title,
    String summary,
    List<Key> keys,
    List<Grid> grid,
    List<Mark> times,
    List<Slot> slots,
    List<Stroke> strokes,
    List<Dot> dots,
    List<String> head,
    List<List<String>> rows,
    boolean empty) {

  /** The height of what is drawn, in pixels. */
  public static final int HEIGHT = 160;

  /** Whether there are lines rather than bars. */
  public boolean lined() {
    return !dots.isEmpty();
  }

  /**
   * How something is drawn.
   *
   * @param style its class: {@code s1} and so on
   * @param name what it is
   * @param figure the sum, or the latest
   */
  public record Key(String style, String name, String figure) {}

  /**
   * A line across.
   *
   * @param y from the top
   * @param label what it stands for
   */
  public record Grid(String y, String label) {}

  /**
   * A word below.
   *
   * @param x its place
   * @param label the word
   */
  public record Mark(String x, String label) {}

  /**
   * A step.
   *
   * @param x where it begins
   * @param width of it
   * @param said all that is known of it, in words
   * @param bars that stand in it, from below
   */
  public record Slot(String x, String width, String said, List<Bar> bars) {}

  /**
   * A bar.
   *
   * @param style as in {@link Key}
   * @param x where it begins
   * @param width of it
   * @param y its upper end
   * @param height of it
   */
  public record Bar(String style, String x, String width, String y, String height) {}

  /** A part of a line, from one point to the next. */
  public record Stroke(String style, String x1, String y1, String x2, String y2) {}

  /** A point. */
  public record Dot(String style, String x, String y) {}
}
