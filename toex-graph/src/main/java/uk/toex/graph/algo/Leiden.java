package uk.toex.graph.algo;

import java.util.Arrays;
import java.util.Objects;
import uk.toex.api.Progress;

/**
 * Communities by the Leiden algorithm (Traag, Waltman, van Eck 2019, Scientific Reports 9:5233):
 * groups of nodes with more links among them than chance would have. Each community is connected.
 *
 * <p>Nodes move to where the quality rises most; each community is then refined, from single nodes
 * that join a neighbour's group inside it; the refined groups become the nodes of a smaller graph,
 * and so on. As in GVE-Leiden (Sahu 2023, arXiv 2312.13936), nodes are passed over until a
 * neighbour has moved, a pass that gains little is the last of its level, and refinement takes the
 * best group where the original draws one at random. Of small graphs the best of four results is
 * kept.
 *
 * <p>A directed graph is taken as undirected. The result depends on the seed and the graph's
 * numbering, not on anything else. About O(arcs) for each of a few levels.
 */
public final class Leiden {

  private static final int MOST_PASSES = 20;

  /**
   * In the first passes a group must be better by this factor than the one found before it: where
   * all ties are alike, the first wins, and that is more often one that has grown. Otherwise the
   * smallest would win, and nodes would gather in many more passes.
   */
  private static final double SLACK = 1 + 1.0 / 64;

  private static final int SLACK_PASSES = 3;

  private static final int MOST_LEVELS = 30;

  /** The order in which nodes are visited is shuffled by runs, so that memory is read in runs. */
  private static final int RUN = 256;

  /** Within a run, nodes are this far apart, so that a chain is not followed from end to end. */
  private static final int STRIDE = 157;

  /** So many arcs take so little time that several orders are tried, and the best result kept. */
  private static final int SMALL = 1 << 20;

  private static final int TRIES = 4;

  /** A pass that gains less than this share of all weights is the last on its level. */
  private static final double PASS_WORTH = 1e-6;

  /** If nodes gain less by moving once more, another iteration would find little. */
  private static final double WORTH_GOING_ON = 1e-5;

  private final Partition communities;
  private final double quality;

  private Leiden(Partition communities, double quality) {
    this.communities = communities;
    this.quality = quality;
  }

  /** What is to be great. */
  public enum Quality {
    /** Modularity with a resolution (Newman, Girvan 2004; Reichardt, Bornholdt 2006). */
    MODULARITY,
    /** The constant Potts model (Traag, Van Dooren, Nesterov 2011). */
    CPM
  }

  /**
   * What to look for.
   *
   * @param quality what is to be great
   * @param resolution above 0; the greater, the smaller the communities. For CPM it is the density
   *     that a community's inside must exceed
   * @param iterations how often at most the whole is repeated from what was found, at least 1; it
   *     ends before once nodes no longer gain by moving
   * @param seed decides the order in which nodes are visited
   */
  public record Settings(Quality quality, double resolution, int iterations, long seed) {

    /** Modularity at resolution 1, at most five iterations. */
    public static final Settings DEFAULT = new Settings(Quality.MODULARITY, 1, 5, 1);

    /**
     * @throws IllegalArgumentException if the resolution is not finite and above 0, or there is no
     *     iteration
     */
    public Settings {
      if (!(resolution > 0 && resolution < Double.POSITIVE_INFINITY) || iterations < 1) {
        throw new IllegalArgumentException(
            "resolution " + resolution + ", iterations " + iterations);
      }
    }

    /** These with another resolution. */
    public Settings withResolution(double other) {
      return new Settings(quality, other, iterations, seed);
    }

    /** These with another seed. */
    public Settings withSeed(long other) {
      return new Settings(quality, resolution, iterations, other);
    }
  }

  /**
   * Finds communities.
   *
   * @throws uk.toex.api.CancelledException if the progress says so
   */
  public static Leiden of(EdgeGraph graph, Settings settings, Progress progress) {
    EdgeGraph undirected = graph.undirected();
    Run run = new Run(undirected, settings, progress);
    Leiden best = null;
    int tries = undirected.arcs() <= SMALL ? TRIES : 1;
    for (int k = 0; k < tries; k++) {
      Partition found = Partition.of(connected(undirected, run.communities(k)));
      double quality = quality(undirected, found, settings);
      best = best == null || quality > best.quality ? new Leiden(found, quality) : best;
    }
    return Objects.requireNonNull(best);
  }

  /** The communities. */
  public Partition communities() {
    return communities;
  }

  /** Their quality. */
  public double quality() {
    return quality;
  }

  /**
   * The quality of a partition.
   *
   * <p>Modularity: the sum over communities of L / M - γ (K / 2M)², with L the weight of the links
   * inside, M of all links, K the sum of the strengths. CPM: the sum of L - γ s (s - 1) / 2, with s
   * the number of nodes. A link from a node to itself counts once in L and twice in K. A directed
   * graph is taken as undirected.
   */
  public static double quality(EdgeGraph graph, Partition partition, Settings settings) {
    EdgeGraph undirected = graph.undirected();
    double[] inside = new double[partition.groups()];
    double[] strength = new double[partition.groups()];
    for (int i = 0; i < undirected.size(); i++) {
      int group = partition.group(i);
      for (int arc = undirected.start[i]; arc < undirected.start[i + 1]; arc++) {
        int other = undirected.neighbour[arc];
        double w = other == i ? 2 * undirected.weight(arc) : undirected.weight(arc);
        strength[group] += w;
        inside[group] += partition.group(other) == group ? w : 0;
      }
    }
    double all = 0;
    for (double s : strength) {
      all += s;
    }
    double sum = 0;
    for (int group = 0; group < inside.length; group++) {
      if (settings.quality() == Quality.CPM) {
        double s = partition.size(group);
        sum += inside[group] / 2 - settings.resolution() * s * (s - 1) / 2;
      } else if (all > 0) {
        double share = strength[group] / all;
        sum += inside[group] / all - settings.resolution() * share * share;
      }
    }
    return sum;
  }

  /** Parts of a community between which there is no link become communities of their own. */
  private static int[] connected(EdgeGraph graph, int[] community) {
    int[] parent = new int[graph.size()];
    Arrays.setAll(parent, i -> i);
    for (int i = 0; i < parent.length; i++) {
      for (int arc = graph.start[i]; arc < graph.start[i + 1]; arc++) {
        int other = graph.neighbour[arc];
        if (other < i && community[other] == community[i]) {
          Components.join(parent, i, other);
        }
      }
    }
    Components.settle(parent);
    return parent;
  }

  /** One search as it goes on. */
  private static final class Run {
    private final CommunityLevel whole;
    private final Settings settings;
    private final Progress progress;
    private final NeighbourGroups near;
    private SplitMix random = new SplitMix(0);

    /** The penalty for a pair of nodes in one community is this times their sizes. */
    private final double rate;

    /** The sum of all arcs' weights: gains are told as shares of it. */
    private final double all;

    Run(EdgeGraph graph, Settings settings, Progress progress) {
      this.settings = settings;
      this.progress = progress;
      int n = graph.size();
      double[] strength = graph.strengths();
      double sum = 0;
      for (int i = 0; i < n; i++) {
        for (int arc = graph.start[i]; arc < graph.start[i + 1]; arc++) {
          strength[i] += graph.neighbour[arc] == i ? graph.weight(arc) : 0;
        }
        sum += strength[i];
      }
      double unit = graph.weighted() && sum > 0 ? sum / graph.arcs() : 1;
      this.all = sum / unit;
      double[] size = new double[n];
      for (int i = 0; i < n; i++) {
        size[i] = settings.quality() == Quality.CPM ? 1 : strength[i] / unit;
      }
      this.rate =
          settings.quality() == Quality.CPM
              ? settings.resolution() / unit
              : all > 0 ? settings.resolution() / all : 0;
      this.near = new NeighbourGroups(n);
      this.whole = CommunityLevel.of(graph, unit, size);
    }

    /** Iterates from single nodes. */
    int[] communities(int attempt) {
      int[] community = new int[whole.nodes()];
      Arrays.setAll(community, i -> i);
      boolean gained = true;
      for (int k = 0; k < settings.iterations() && gained; k++) {
        gained = iterate(community, attempt * settings.iterations() + k, k == 0);
      }
      return community;
    }

    /**
     * Goes through all levels once, beginning with and ending in communities of the whole; false if
     * there was nothing to gain.
     */
    private boolean iterate(int[] community, int count, boolean first) {
      CommunityLevel level = whole;
      int[] at = null; // by node of the whole, its node on this level
      int[] groups = community.clone();
      for (int depth = 0; depth < MOST_LEVELS; depth++) {
        random = new SplitMix(settings.seed() + MOST_LEVELS * (long) count + depth);
        double gained = move(level, groups, depth == 0 && first ? SLACK_PASSES : 0);
        for (int i = 0; i < community.length; i++) {
          community[i] = groups[at == null ? i : at[i]];
        }
        if (!first && depth == 0 && gained <= WORTH_GOING_ON) {
          return false;
        }
        int n = level.nodes();
        int[] refined = refine(level, groups);
        // Groups are numbered community by community: what is linked comes to lie together.
        int[] number = new int[n];
        int[] outer = new int[n];
        int total = number(groups, refined, number, outer);
        if (total == n || (gained == 0 && depth > 0)) {
          break;
        }
        int[] next = new int[community.length];
        for (int i = 0; i < next.length; i++) {
          next[i] = number[at == null ? i : at[i]];
        }
        at = next;
        level = level.grouped(number, total);
        groups = Arrays.copyOf(outer, total);
      }
      return true;
    }

    /**
     * Moves nodes to where the quality rises most, pass by pass; the gain as a share of all
     * weights.
     *
     * @param groups by node, its community, a number below the nodes; changed
     */
    private double move(CommunityLevel level, int[] groups, int slackPasses) {
      int n = level.nodes();
      double[] total = new double[n];
      int[] members = new int[n];
      for (int i = 0; i < n; i++) {
        total[groups[i]] += level.size[i];
        members[groups[i]]++;
      }
      int[] empty = new int[n];
      int empties = 0;
      for (int g = 0; g < n; g++) {
        if (members[g] == 0) {
          empty[empties++] = g;
        }
      }
      boolean[] settled = new boolean[n];
      int[] runs = shuffled(n);
      double sum = 0;
      for (int pass = 0; pass < MOST_PASSES; pass++) {
        double gained = 0;
        double slack = pass < slackPasses ? SLACK : 1;
        for (int r = 0; r < runs.length; r++) {
          if ((r & 0xff) == 0) {
            progress.step("communities", r, runs.length);
          }
          for (int k = 0; k < RUN; k++) {
            int i = runs[r] * RUN + (k * STRIDE & RUN - 1);
            if (i >= n || settled[i]) {
              continue;
            }
            settled[i] = true;
            int own = groups[i];
            double size = level.size[i];
            double price = rate * size;
            near.gather(level, i, groups);
            double stay = near.tie[own] - price * (total[own] - size);
            near.tie[own] = 0;
            double best = stay;
            int to = own;
            for (int m = 0; m < near.count; m++) {
              int group = near.met[m];
              float tie = near.tie[group];
              near.tie[group] = 0;
              if (tie > best * slack) { // the penalty is never negative
                double gain = tie - price * total[group];
                if (gain > best) {
                  best = gain;
                  to = group;
                }
              }
            }
            if (best < 0 && members[own] > 1 && empties > 0) {
              best = 0;
              to = empty[--empties];
            }
            if (to == own) {
              continue;
            }
            gained += best - stay;
            total[own] -= size;
            total[to] += size;
            members[to]++;
            if (--members[own] == 0) {
              total[own] = 0; // no rounding is left behind
              empty[empties++] = own;
            }
            groups[i] = to;
            int last = level.start[i + 1];
            for (int arc = level.start[i]; arc < last; arc++) {
              int other = level.neighbour[arc];
              if (groups[other] != to) {
                settled[other] = false;
              }
            }
          }
        }
        sum += gained;
        if (2 * gained <= PASS_WORTH * all) {
          break;
        }
      }
      return all > 0 ? 2 * sum / all : 0;
    }

    /** Each community anew from single nodes, which join the best neighbouring group inside it. */
    private int[] refine(CommunityLevel level, int[] groups) {
      int n = level.nodes();
      int[] refined = new int[n];
      Arrays.setAll(refined, i -> i);
      double[] total = level.size.clone();
      boolean[] joined = new boolean[n];
      int[] runs = shuffled(n);
      for (int v = 0; v < runs.length * RUN; v++) {
        int i = runs[v / RUN] * RUN + (v * STRIDE & RUN - 1);
        if (i >= n || joined[i]) {
          continue; // Others have joined it: if it left, they might hang together no more.
        }
        near.gatherInside(level, i, groups, refined);
        double price = rate * level.size[i];
        double best = 0;
        int to = -1;
        for (int k = 0; k < near.count; k++) {
          int group = near.met[k];
          float tie = near.tie[group];
          near.tie[group] = 0;
          if (tie > best) {
            double gain = tie - price * total[group];
            if (gain > best) {
              best = gain;
              to = group;
            }
          }
        }
        if (to >= 0) {
          refined[i] = to;
          total[to] += level.size[i];
          joined[to] = true;
        }
      }
      return refined;
    }

    /**
     * Numbers the refined groups from 0, those of one community together.
     *
     * @param number by node, the number of its refined group; filled
     * @param outer by that number, the community, called by its first refined group; filled
     */
    private static int number(int[] groups, int[] refined, int[] number, int[] outer) {
      int n = groups.length;
      int[] first = new int[n + 1];
      for (int group : groups) {
        first[group + 1]++;
      }
      for (int g = 0; g < n; g++) {
        first[g + 1] += first[g];
      }
      int[] next = Arrays.copyOf(first, n);
      int[] order = new int[n];
      for (int i = 0; i < n; i++) {
        order[next[groups[i]]++] = i;
      }
      int[] known = new int[n];
      Arrays.fill(known, -1);
      int count = 0;
      for (int g = 0; g < n; g++) {
        int name = count;
        for (int m = first[g]; m < first[g + 1]; m++) {
          int i = order[m];
          int group = refined[i];
          if (known[group] < 0) {
            outer[count] = name;
            known[group] = count++;
          }
          number[i] = known[group];
        }
      }
      return count;
    }

    private int[] shuffled(int n) {
      int[] runs = new int[(n + RUN - 1) / RUN];
      Arrays.setAll(runs, r -> r);
      for (int r = runs.length - 1; r > 0; r--) {
        int other = random.below(r + 1);
        int kept = runs[r];
        runs[r] = runs[other];
        runs[other] = kept;
      }
      return runs;
    }
  }
}
