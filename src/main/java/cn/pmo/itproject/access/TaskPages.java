package cn.pmo.itproject.access;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntToLongFunction;
import java.util.function.LongSupplier;

/** How a page of tasks is found fastest. It is about time only, never about what is found: what was counted is believed for a minute. */
class TaskPages {

  private static final long PERIOD = Duration.ofMinutes(1).toNanos();
  /** So many times as many as would be passed over if somebody's tasks were spread evenly may be. */
  private static final int UNEVEN = 2;

  private volatile Minute last;

  /**
   * Somebody's list up to a place in it.
   *
   * @param order as in SQL
   */
  record Page(String userId, List<String> groups, String order, int upTo) {
  }

  private record Minute(long begin, long open, Map<Page, Boolean> soonest) {
  }

  /**
   * Whether a page is full soonest by going through all tasks in its order. That is worth while if few are to be passed over: fewer, were the
   * user's spread evenly, than are offered to his groups (upTo × open ÷ offered &lt; offered), and they are there among the first indeed.
   *
   * @param countOffers counts up to a given number
   * @param countAmongFirst counts the user's among so many, in the page's order
   */
  boolean isFoundSoonest(Page page, LongSupplier countOpen, IntToLongFunction countOffers, IntToLongFunction countAmongFirst) {
    Minute known = last;
    if (known == null || System.nanoTime() - known.begin() > PERIOD) {
      known = new Minute(System.nanoTime(), countOpen.getAsLong(), new ConcurrentHashMap<>());
      last = known;
    }
    Boolean soonest = known.soonest().get(page);
    if (soonest == null) {
      int many = (int) Math.ceil(Math.sqrt((double) page.upTo() * known.open())) + 1;
      soonest = countOffers.applyAsLong(many) >= many && countAmongFirst.applyAsLong(UNEVEN * many) >= page.upTo();
      known.soonest().put(page, soonest);
    }
    return soonest;
  }
}
