package uk.toex.graph;

import java.util.List;
import uk.toex.api.Progress;
import uk.toex.api.network.NetworkRiskScorer;
import uk.toex.api.network.NetworkScores;
import uk.toex.api.network.NetworkView;
import uk.toex.api.network.Seed;
import uk.toex.spi.Capability;
import uk.toex.spi.ModelCard;
import uk.toex.spi.NetworkScorerFactory;
import uk.toex.spi.PluginDescriptor;
import uk.toex.spi.SpiVersion;
import uk.toex.spi.ToexPlugin;

/** TOEX's own network risk score, offered as any other plugin's are. */
public final class NetworkRiskPlugin implements ToexPlugin {

  /** The plugin's id, and the name of its scorer. */
  public static final String ID = "toex-network";

  private static final ModelCard CARD =
      new ModelCard(
          "Orders the people, objects, locations and events of a network by how much known risk is"
              + " near, for a named analyst to check record by record. Not for decisions without"
              + " one: a score says nothing of what anybody did or suffered, and is no probability.",
          "One symmetric, hub-damped linear system, solved by conjugate gradient with a certified"
              + " error; links weigh by type, grade and age. docs/network-risk.md has it.",
          "No data: it learns nothing. Its weights were chosen on generated worlds.",
          "On generated worlds of ours only, see docs/network-risk.md. Nothing was measured on"
              + " police records.",
          "Who is recorded more ranks higher; wrong merges carry risk from one person to another;"
              + " victims and offenders can't be told apart.",
          "the TOEX project, through its issue tracker");

  /** For {@link java.util.ServiceLoader}. */
  public NetworkRiskPlugin() {}

  @Override
  public PluginDescriptor descriptor() {
    String version = NetworkRiskPlugin.class.getPackage().getImplementationVersion();
    return PluginDescriptor.builder(ID, version == null ? "0-development" : version)
        .vendor("TOEX")
        .licence("Apache-2.0")
        .spi(SpiVersion.COMPILED)
        .capabilities(Capability.DETERMINISTIC, Capability.THREAD_SAFE, Capability.STREAMING)
        .modelCard(CARD)
        .build();
  }

  @Override
  public List<NetworkScorerFactory> networkScorers() {
    return List.of(new Scorers(ID));
  }

  private record Scorers(String name) implements NetworkScorerFactory {
    @Override
    public NetworkRiskScorer create() {
      return NetworkRiskPlugin::score;
    }
  }

  private static NetworkScores score(
      NetworkView network, List<Seed> seeds, int threads, Progress progress) {
    return new RiskScorer().score(weighed(network), seeds, threads, progress);
  }

  /** The view itself if it is ours; another one is weighed by the settings that TOEX comes with. */
  private static RiskView weighed(NetworkView network) {
    if (network instanceof RiskView own) {
      return own;
    }
    NetworkBuilder builder = RiskNetwork.builder();
    for (int i = 0; i < network.size(); i++) {
      builder.add(network.entity(i));
    }
    for (int link = 0; link < network.links(); link++) {
      builder.add(network.linkAt(link));
    }
    return RiskView.of(builder.build(), RiskConfig.defaults(), network.asOf());
  }
}
