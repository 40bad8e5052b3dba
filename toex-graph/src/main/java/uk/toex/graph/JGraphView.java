package uk.toex.graph;

import java.util.AbstractSet;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.PrimitiveIterator;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jgrapht.GraphType;
import org.jgrapht.graph.AbstractGraph;
import org.jgrapht.graph.DefaultGraphType;
import org.jspecify.annotations.Nullable;

/**
 * A view's entities and links as JGraphT sees a graph: undirected, weighted, with parallel edges.
 */
@SuppressWarnings("NullAway") // JGraphT's absent edges and suppliers are null.
final class JGraphView extends AbstractGraph<Integer, Integer> {

  private static final String READ_ONLY = "a network is read only; changes are a RiskUpdate";

  private final RiskView view;

  JGraphView(RiskView view) {
    this.view = view;
  }

  @Override
  public Set<Integer> getAllEdges(Integer a, Integer b) {
    if (!containsVertex(a) || !containsVertex(b)) {
      return null;
    }
    Set<Integer> edges = new LinkedHashSet<>();
    int fewer = degreeOf(a) <= degreeOf(b) ? a : b;
    int other = fewer == a ? b : a;
    for (int arc = view.firstArc(fewer); arc < view.firstArc(fewer + 1); arc++) {
      if (view.neighbour(arc) == other) {
        edges.add(view.network.linkOf(fewer, arc));
      }
    }
    return edges;
  }

  @Override
  public @Nullable Integer getEdge(Integer a, Integer b) {
    Set<Integer> edges = getAllEdges(a, b);
    return edges == null || edges.isEmpty() ? null : edges.iterator().next();
  }

  @Override
  public @Nullable Supplier<Integer> getVertexSupplier() {
    return null;
  }

  @Override
  public @Nullable Supplier<Integer> getEdgeSupplier() {
    return null;
  }

  @Override
  public Integer addEdge(Integer a, Integer b) {
    throw new UnsupportedOperationException(READ_ONLY);
  }

  @Override
  public boolean addEdge(Integer a, Integer b, Integer edge) {
    throw new UnsupportedOperationException(READ_ONLY);
  }

  @Override
  public Integer addVertex() {
    throw new UnsupportedOperationException(READ_ONLY);
  }

  @Override
  public boolean addVertex(Integer vertex) {
    throw new UnsupportedOperationException(READ_ONLY);
  }

  @Override
  public boolean containsEdge(@Nullable Integer edge) {
    return edge != null && edge >= 0 && edge < view.links();
  }

  @Override
  public boolean containsVertex(@Nullable Integer vertex) {
    return vertex != null && vertex >= 0 && vertex < view.size();
  }

  @Override
  public Set<Integer> edgeSet() {
    return new Numbers(view.links());
  }

  @Override
  public Set<Integer> vertexSet() {
    return new Numbers(view.size());
  }

  @Override
  public int degreeOf(Integer vertex) {
    assertVertexExist(vertex);
    return view.firstArc(vertex + 1) - view.firstArc(vertex);
  }

  @Override
  public Set<Integer> edgesOf(Integer vertex) {
    assertVertexExist(vertex);
    Set<Integer> edges = new LinkedHashSet<>();
    for (int arc = view.firstArc(vertex); arc < view.firstArc(vertex + 1); arc++) {
      edges.add(view.network.linkOf(vertex, arc));
    }
    return Collections.unmodifiableSet(edges);
  }

  @Override
  public int inDegreeOf(Integer vertex) {
    return degreeOf(vertex);
  }

  @Override
  public Set<Integer> incomingEdgesOf(Integer vertex) {
    return edgesOf(vertex);
  }

  @Override
  public int outDegreeOf(Integer vertex) {
    return degreeOf(vertex);
  }

  @Override
  public Set<Integer> outgoingEdgesOf(Integer vertex) {
    return edgesOf(vertex);
  }

  @Override
  public Integer removeEdge(Integer a, Integer b) {
    throw new UnsupportedOperationException(READ_ONLY);
  }

  @Override
  public boolean removeEdge(Integer edge) {
    throw new UnsupportedOperationException(READ_ONLY);
  }

  @Override
  public boolean removeVertex(Integer vertex) {
    throw new UnsupportedOperationException(READ_ONLY);
  }

  @Override
  public Integer getEdgeSource(Integer edge) {
    return view.network.from(edge);
  }

  @Override
  public Integer getEdgeTarget(Integer edge) {
    int from = view.network.from(edge);
    return view.neighbour(view.firstArc(from) + edge - view.network.out[from]);
  }

  @Override
  public GraphType getType() {
    return new DefaultGraphType.Builder()
        .undirected()
        .weighted(true)
        .modifiable(false)
        .allowMultipleEdges(true)
        .allowSelfLoops(false)
        .build();
  }

  @Override
  public double getEdgeWeight(Integer edge) {
    return view.weight(edge);
  }

  @Override
  public void setEdgeWeight(Integer edge, double weight) {
    throw new UnsupportedOperationException(READ_ONLY);
  }

  /** The numbers from 0 to one less than a count. */
  private static final class Numbers extends AbstractSet<Integer> {

    private final int count;
    private final IntPredicate within;

    Numbers(int count) {
      this.count = count;
      this.within = i -> i >= 0 && i < count;
    }

    @Override
    public int size() {
      return count;
    }

    @Override
    public boolean contains(Object o) {
      return o instanceof Integer i && within.test(i);
    }

    @Override
    public Iterator<Integer> iterator() {
      PrimitiveIterator.OfInt all = IntStream.range(0, count).iterator();
      return all;
    }
  }
}
