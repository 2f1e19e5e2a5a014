package io.sessionaudit.standalone.client;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The events of a user, page by page, newest first. */
public final class EventPages {

  private static final int PAGE = 200;

  private EventPages() {}

  /**
   * Reads the newest events.
   *
   * @param user id of the user
   * @param limit how many at most
   * @return the JSON of each page
   */
  public static List<String> newest(SignedIn reader, String user, int limit) {
    List<String> pages = new ArrayList<>();
    int left = limit;
    String cursor = null;
    do {
      String page = reader.read(path(user, Math.min(left, PAGE), cursor));
      pages.add(page);
      left -= PAGE;
      cursor = Json.read(page).textOrNull("next");
    } while (left > 0 && cursor != null);
    return pages;
  }

  private static String path(String user, int limit, @Nullable String cursor) {
    String path = "/audit/events?user=" + user + "&limit=" + limit;
    return cursor == null ? path : path + "&cursor=" + cursor;
  }
}
