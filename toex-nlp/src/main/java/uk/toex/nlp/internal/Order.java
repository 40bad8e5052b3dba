package uk.toex.nlp.internal;

/** Sorting indices by value, stable and without boxing. */
public final class Order {

  private Order() {}

  /** The indices of values from the highest to the lowest; equal values as they stand. */
  public static int[] descending(double[] value) {
    int n = value.length;
    int[] order = new int[n];
    for (int i = 0; i < n; i++) {
      order[i] = i;
    }
    int[] other = new int[n];
    for (int width = 1; width < n && width > 0; width *= 2) {
      for (int from = 0; from < n; from += 2 * width) {
        int middle = Math.min(from + width, n);
        int to = (int) Math.min((long) from + 2L * width, n);
        merge(value, order, other, from, middle, to);
        if (to == n) {
          break;
        }
      }
      int[] swap = order;
      order = other;
      other = swap;
    }
    return order;
  }

  private static void merge(double[] value, int[] in, int[] out, int from, int middle, int to) {
    int left = from;
    int right = middle;
    for (int k = from; k < to; k++) {
      if (right >= to || (left < middle && value[in[left]] >= value[in[right]])) {
        out[k] = in[left++];
      } else {
        out[k] = in[right++];
      }
    }
  }
}
