package uk.toex.tck.internal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import uk.toex.api.report.Report;
import uk.toex.spi.ToexPlugin;

/** What {@link uk.toex.tck.PluginKit} was told; see there. */
public record Settings(
    Supplier<ToexPlugin> plugin,
    int runs,
    long seed,
    Duration deadline,
    Duration patience,
    List<Report> reports,
    List<Path> code,
    List<Path> libraries,
    @Nullable Path folder,
    List<String> childOptions,
    @Nullable Path otherJava) {}
