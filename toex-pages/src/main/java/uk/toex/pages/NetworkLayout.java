package uk.toex.pages;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import uk.toex.api.network.Entity;
import uk.toex.api.network.Link;
import uk.toex.api.network.NetworkPath;

/**
 * Where the entities of a subject's paths stand in its drawing: in columns by their steps from the
 * subject, seeds that no path goes on from in the last column. Every line enters its right end on a
 * track of its own, so that what is written along it overlaps nothing. The same paths give the same
 * places.
 */
final class NetworkLayout {

  /** A track's height: two lines of small print and the line between them. */
  static final double TRACK = 36;

  /** What a box is lower than its tracks. */
  static final double SPACE = 5;

  private static final double WIDTH = 955;
  private static final double BEND = 14;

  /** How many columns can be read side by side; more are wrapped. */
  private static final int ACROSS = 5;

  private static final int SWEEPS = 12;

  final List<Node> nodes = new ArrayList<>();
  final List<Line> lines = new ArrayList<>();
  final Node subject;
  final int columns;

  /** In how many rows of columns they are shown, each beginning with the last of the one above. */
  final int rows;

  /** How many columns the first row shows; the last one may show fewer. */
  final int across;

  final double box;
  final double gap;
  final double width;
  final double height;

  /** An entity, or where a line crosses a column. */
  static final class Node {
    final Entity entity;
    final boolean seed;
    final boolean bend;
    final Set<Integer> paths = new LinkedHashSet<>();
    final List<Line> in = new ArrayList<>();
    final List<Node> left = new ArrayList<>();
    final List<Node> right = new ArrayList<>();
    int column;
    boolean inner;
    double y;

    Node(Entity entity, boolean seed, boolean bend) {
      this.entity = entity;
      this.seed = seed;
      this.bend = bend;
    }

    double height() {
      return bend ? BEND : TRACK * Math.max(1, in.size());
    }

    /** The height of the track on which a line enters, from the top of the drawing. */
    double track(Line line) {
      return y - height() / 2 + TRACK * (in.indexOf(line) + 0.5);
    }
  }

  /** All records between two entities. */
  static final class Line {
    final Node from;
    final Node to;
    final Set<Link> records = new LinkedHashSet<>();
    final Set<Integer> paths = new LinkedHashSet<>();
    final List<Node> bends = new ArrayList<>();
    double weight;

    Line(Node from, Node to) {
      this.from = from;
      this.to = to;
    }

    boolean upright() {
      return from.column == to.column;
    }
  }

  NetworkLayout(NetworkPageData.Subject subject) {
    Map<String, Node> byId = read(subject);
    this.subject = nodes.get(0);
    int last = 1;
    for (Node node : nodes) {
      // Seeds have a column to themselves.
      last = Math.max(last, node.seed && !node.inner ? node.column : node.column + 1);
    }
    for (Node node : nodes) {
      if (node.seed && !node.inner) {
        node.column = last;
      }
    }
    columns = nodes.size() == 1 ? 1 : last + 1;
    connect(byId, subject);
    List<List<Node>> table = new ArrayList<>();
    for (int c = 0; c < columns; c++) {
      table.add(new ArrayList<>());
    }
    for (Node node : nodes) {
      table.get(node.column).add(node);
    }
    order(table);
    for (Node node : nodes) {
      node.in.sort(Comparator.comparingDouble((Line line) -> beside(node, line).y));
    }
    height = place(table);
    for (Node node : nodes) {
      node.in.sort(Comparator.comparingDouble((Line line) -> beside(node, line).y));
    }
    rows = columns <= ACROSS ? 1 : (columns - 2) / (ACROSS - 1) + 1;
    across = rows == 1 ? columns : (columns - 2) / rows + 2;
    double unit = WIDTH / (2.15 * across - 1);
    gap = Math.max(98, Math.min(200, unit));
    box = Math.max(112, Math.min(210, 1.15 * unit));
    width = columns * box + (columns - 1) * gap;
  }

  /** The first column of a row. */
  int first(int row) {
    return row * (across - 1);
  }

  /** The last column of a row. */
  int last(int row) {
    return Math.min(columns - 1, first(row) + across - 1);
  }

  /** The left edge of a column. */
  double x(int column) {
    return column * (box + gap);
  }

  /** The heights at which a line enters each column it comes to. */
  List<Double> stops(Line line) {
    List<Double> stops = new ArrayList<>();
    for (Node node : line.bends) {
      stops.add(node.y);
    }
    stops.add(line.to.track(line));
    return stops;
  }

  /** Where the subject's box begins: it stands beside all its lines. */
  double top() {
    double top = subject.y;
    for (Line line : lines) {
      if (line.from == subject) {
        top = Math.min(top, stops(line).get(0));
      }
    }
    return top - TRACK / 2;
  }

  /** Where the subject's box ends. */
  double bottom() {
    double bottom = subject.y;
    for (Line line : lines) {
      if (line.from == subject) {
        bottom = Math.max(bottom, stops(line).get(0));
      }
    }
    return bottom + TRACK / 2;
  }

  private Map<String, Node> read(NetworkPageData.Subject subject) {
    Map<String, Node> byId = new LinkedHashMap<>();
    Set<String> seeds = new LinkedHashSet<>();
    for (NetworkPageData.Share share : subject.shares()) {
      seeds.add(share.entity().id());
    }
    String here = subject.entity().id();
    for (NetworkPageData.Path path : subject.paths()) {
      NetworkPath way = path.path();
      seeds.add(way.start().id().equals(here) ? way.end().id() : way.start().id());
    }
    seeds.remove(here);
    Node first = new Node(subject.entity(), false, false);
    byId.put(here, first);
    int number = 0;
    for (NetworkPageData.Path path : subject.paths()) {
      List<Entity> way = entities(path.path(), here);
      first.paths.add(number);
      for (int i = 1; i < way.size(); i++) {
        Entity entity = way.get(i);
        Node node = byId.get(entity.id());
        if (node == null) {
          node = new Node(entity, seeds.contains(entity.id()), false);
          node.column = i;
          byId.put(entity.id(), node);
        }
        node.column = Math.min(node.column, i);
        node.inner |= i < way.size() - 1;
        node.paths.add(number);
      }
      number++;
    }
    nodes.addAll(byId.values());
    return byId;
  }

  /** A path's entities, from the subject to the other end. */
  static List<Entity> entities(NetworkPath path, String subject) {
    List<Entity> way = new ArrayList<>();
    way.add(path.start());
    for (NetworkPath.Step step : path.steps()) {
      way.add(step.to());
    }
    if (!path.start().id().equals(subject)) {
      Collections.reverse(way);
    }
    return way;
  }

  /** A path's records by step, from the subject to the other end. */
  static List<List<Link>> records(NetworkPath path, String subject) {
    List<List<Link>> records = new ArrayList<>();
    for (NetworkPath.Step step : path.steps()) {
      records.add(step.records());
    }
    if (!path.start().id().equals(subject)) {
      Collections.reverse(records);
    }
    return records;
  }

  private void connect(Map<String, Node> byId, NetworkPageData.Subject subject) {
    String here = subject.entity().id();
    Map<List<String>, Line> known = new HashMap<>();
    int number = 0;
    for (NetworkPageData.Path path : subject.paths()) {
      List<Entity> way = entities(path.path(), here);
      List<List<Link>> records = records(path.path(), here);
      double carried = Double.isFinite(path.value()) ? path.value() : path.path().strength();
      for (int i = 0; i < records.size(); i++) {
        Node a = node(byId, way.get(i));
        Node b = node(byId, way.get(i + 1));
        if (a == b) {
          continue;
        }
        List<String> ends = new ArrayList<>(List.of(a.entity.id(), b.entity.id()));
        Collections.sort(ends);
        Line line = known.get(ends);
        if (line == null) {
          line = a.column <= b.column ? new Line(a, b) : new Line(b, a);
          known.put(ends, line);
          lines.add(line);
          join(line);
        }
        line.records.addAll(records.get(i));
        line.paths.add(number);
        line.weight += Math.max(0, carried);
      }
      number++;
    }
  }

  private static Node node(Map<String, Node> byId, Entity entity) {
    Node node = byId.get(entity.id());
    if (node == null) {
      throw new IllegalStateException("not read: " + entity.id());
    }
    return node;
  }

  private void join(Line line) {
    line.to.in.add(line);
    if (line.upright()) {
      line.from.in.add(line);
      return;
    }
    Node left = line.from;
    for (int column = line.from.column + 1; column < line.to.column; column++) {
      Node bend = new Node(line.to.entity, false, true);
      bend.column = column;
      bend.left.add(left);
      left.right.add(bend);
      line.bends.add(bend);
      nodes.add(bend);
      left = bend;
    }
    line.to.left.add(left);
    left.right.add(line.to);
  }

  /** The node a line comes from, one column to the left; for an upright one its other end. */
  private static Node beside(Node node, Line line) {
    if (line.upright()) {
      return line.from == node ? line.to : line.from;
    }
    return line.bends.isEmpty() ? line.from : line.bends.get(line.bends.size() - 1);
  }

  /** Sweeps to and fro, each column in the order of its neighbours' means, as Sugiyama has it. */
  private static void order(List<List<Node>> table) {
    for (List<Node> column : table) {
      number(column);
    }
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      boolean forth = sweep % 2 == 0;
      for (int i = 1; i < table.size(); i++) {
        List<Node> column = table.get(forth ? i : table.size() - 1 - i);
        Map<Node, Double> means = new HashMap<>();
        for (Node node : column) {
          means.put(node, mean(forth ? node.left : node.right, node.y));
        }
        column.sort(Comparator.comparingDouble(means::get));
        number(column);
      }
    }
  }

  /** Gives a column's nodes places in [0, 1], so that columns of any length can be compared. */
  private static void number(List<Node> column) {
    for (int i = 0; i < column.size(); i++) {
      column.get(i).y = (i + 0.5) / column.size();
    }
  }

  private static double mean(List<Node> nodes, double otherwise) {
    double sum = 0;
    for (Node node : nodes) {
      sum += node.y;
    }
    return nodes.isEmpty() ? otherwise : sum / nodes.size();
  }

  /** Moves nodes to the height of their neighbours, in order and apart; returns the height. */
  private static double place(List<List<Node>> table) {
    for (List<Node> column : table) {
      double top = 0;
      for (Node node : column) {
        node.y = top + node.height() / 2;
        top += node.height();
      }
    }
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      for (int i = 0; i < table.size(); i++) {
        List<Node> column = table.get(sweep % 2 == 0 ? i : table.size() - 1 - i);
        double[] wanted = new double[column.size()];
        for (int k = 0; k < wanted.length; k++) {
          Node node = column.get(k);
          List<Node> all = new ArrayList<>(node.left);
          all.addAll(node.right);
          wanted[k] = mean(all, node.y);
        }
        apart(column, wanted);
      }
    }
    double top = Double.POSITIVE_INFINITY;
    double bottom = 0;
    for (List<Node> column : table) {
      for (Node node : column) {
        top = Math.min(top, node.y - node.height() / 2);
      }
    }
    for (List<Node> column : table) {
      for (Node node : column) {
        node.y -= top;
        bottom = Math.max(bottom, node.y + node.height() / 2);
      }
    }
    return bottom;
  }

  /**
   * The places nearest to those wanted, by least squares, that keep the order and the distances.
   */
  private static void apart(List<Node> column, double[] wanted) {
    int n = wanted.length;
    double[] offset = new double[n];
    for (int i = 1; i < n; i++) {
      offset[i] = offset[i - 1] + (column.get(i - 1).height() + column.get(i).height()) / 2;
    }
    // Pools of neighbours that must move as one: their sum, size and first member.
    double[] sum = new double[n];
    int[] size = new int[n];
    int pools = 0;
    for (int i = 0; i < n; i++) {
      sum[pools] = wanted[i] - offset[i];
      size[pools++] = 1;
      while (pools > 1 && sum[pools - 2] / size[pools - 2] >= sum[pools - 1] / size[pools - 1]) {
        pools--;
        sum[pools - 1] += sum[pools];
        size[pools - 1] += size[pools];
      }
    }
    double[] level = new double[n];
    for (int pool = 0, i = 0; pool < pools; pool++) {
      Arrays.fill(level, i, i + size[pool], sum[pool] / size[pool]);
      i += size[pool];
    }
    for (int i = 0; i < n; i++) {
      column.get(i).y = level[i] + offset[i];
    }
  }
}
