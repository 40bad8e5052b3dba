package uk.toex.cli;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The rules of docs/architecture.md, over all modules that the command is made of. Each is also
 * shown to notice a class that breaks it.
 */
class ArchitectureTest {

  /** What each module may use of ours. */
  private static final Map<String, List<String>> MAY_USE =
      new TreeMap<>(
          Map.of(
              "api", List.of("spi"),
              "spi", List.of("api"),
              "io", List.of("api"),
              "host", List.of("api", "spi", "io"),
              "nlp", List.of("api", "spi", "io"),
              "graph", List.of("api", "spi", "io"),
              "comms", List.of("api", "spi", "io"),
              "pages", List.of("api"),
              "synth", List.of("api", "io"),
              "cli",
                  List.of("api", "spi", "io", "host", "nlp", "graph", "comms", "pages", "synth")));

  /** What takes the charset, locale or time zone of the machine. */
  private static final Set<String> DEFAULTS =
      Set.of(
          "java.lang.String.getBytes()",
          "java.lang.String.<init>([B)",
          "java.lang.String.<init>([B, int, int)",
          "java.lang.String.toLowerCase()",
          "java.lang.String.toUpperCase()",
          "java.lang.String.format(java.lang.String, [Ljava.lang.Object;)",
          "java.lang.String.formatted([Ljava.lang.Object;)",
          "java.io.ByteArrayOutputStream.toString()",
          "java.io.InputStreamReader.<init>(java.io.InputStream)",
          "java.io.OutputStreamWriter.<init>(java.io.OutputStream)",
          "java.io.PrintStream.<init>(java.io.OutputStream)",
          "java.io.PrintStream.<init>(java.io.OutputStream, boolean)",
          "java.io.PrintStream.printf(java.lang.String, [Ljava.lang.Object;)",
          "java.io.PrintStream.format(java.lang.String, [Ljava.lang.Object;)",
          "java.io.PrintWriter.<init>(java.io.OutputStream)",
          "java.io.PrintWriter.<init>(java.io.OutputStream, boolean)",
          "java.io.PrintWriter.printf(java.lang.String, [Ljava.lang.Object;)",
          "java.io.FileReader.<init>(java.lang.String)",
          "java.io.FileReader.<init>(java.io.File)",
          "java.io.FileWriter.<init>(java.lang.String)",
          "java.io.FileWriter.<init>(java.lang.String, boolean)",
          "java.io.FileWriter.<init>(java.io.File)",
          "java.io.FileWriter.<init>(java.io.File, boolean)",
          "java.util.Scanner.<init>(java.io.InputStream)",
          "java.nio.charset.Charset.defaultCharset()",
          "java.util.Locale.getDefault()",
          "java.util.TimeZone.getDefault()",
          "java.time.ZoneId.systemDefault()",
          "java.time.LocalDate.now()",
          "java.time.LocalDateTime.now()",
          "java.time.ZonedDateTime.now()",
          "java.time.OffsetDateTime.now()",
          "java.time.format.DateTimeFormatter.ofPattern(java.lang.String)",
          "java.text.Collator.getInstance()",
          "java.text.NumberFormat.getInstance()");

  /** Of java.net, what names files: class loaders work with URLs. */
  private static final Set<String> LOCAL =
      Set.of(
          "java.net.URI",
          "java.net.URISyntaxException",
          "java.net.URL",
          "java.net.URLClassLoader",
          "java.net.MalformedURLException");

  /** What makes a pattern from a string; fine where the string stands in the program. */
  private static final Set<String> PATTERNS =
      Set.of(
          "java.util.regex.Pattern.compile",
          "java.util.regex.Pattern.matches",
          "java.lang.String.matches",
          "java.lang.String.replaceAll",
          "java.lang.String.replaceFirst",
          "java.lang.String.split");

  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("uk.toex");

  static Stream<ArchRule> rules() {
    List<ArchRule> rules = new ArrayList<>();
    MAY_USE.forEach((module, used) -> rules.add(modulesUseOnlyWhatTheyMay(module, used)));
    MAY_USE.keySet().forEach(module -> rules.add(internalsStayInside(module)));
    rules.add(
        noClasses()
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.io.ObjectInputStream")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.io.ObjectOutputStream")
            .as("no Java serialization"));
    rules.add(
        noClasses()
            .that(not(resideInAPackage("uk.toex.cli..")))
            // A plugin's own process ends itself when its host has gone.
            .and(not(resideInAPackage("uk.toex.host.internal..")))
            .should()
            .callMethod(System.class, "exit", int.class)
            .orShould()
            .callMethod(Runtime.class, "exit", int.class)
            .orShould()
            .callMethod(Runtime.class, "halt", int.class)
            .as("only the command ends the process"));
    rules.add(
        noClasses()
            .should()
            .dependOnClassesThat(
                describe(
                    "reach the network",
                    type ->
                        (type.getPackageName().startsWith("java.net")
                                && !LOCAL.contains(type.getBaseComponentType().getName()))
                            || type.getPackageName().startsWith("javax.net")
                            || (type.getPackageName().equals("java.nio.channels")
                                && type.getSimpleName().contains("Socket"))))
            .as("no sockets and no HTTP clients"));
    rules.add(
        // The generator of the fictional force reads nothing of a user's.
        noClasses()
            .that(not(resideInAPackage("uk.toex.synth..")))
            .should()
            .callCodeUnitWhere(
                call(
                    "makes a pattern outside a static initialiser",
                    call ->
                        PATTERNS.contains(name(call))
                            && !call.getOrigin().getName().equals("<clinit>")))
            .as("java.util.regex only for patterns that stand in the program"));
    rules.add(
        noClasses()
            .should()
            .callCodeUnitWhere(
                call(
                    "takes a default of the machine",
                    call -> DEFAULTS.contains(call.getTarget().getFullName())))
            .as("no default charset, locale or time zone"));
    return rules.stream();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void the_house_keeps_its_rules(ArchRule rule) {
    rule.allowEmptyShould(true).check(HOUSE);
  }

  @Test
  void all_modules_are_looked_at() {
    for (String module : MAY_USE.keySet()) {
      assertThat(HOUSE.stream().filter(type -> type.getPackageName().equals("uk.toex." + module)))
          .as(module)
          .isNotEmpty();
    }
  }

  @Test
  void a_class_that_breaks_the_rules_is_noticed() {
    JavaClasses broken = new ClassFileImporter().importPackages("uk.toex.io.fixture");
    List<String> kept = new ArrayList<>();
    rules()
        .forEach(
            rule -> {
              try {
                rule.allowEmptyShould(true).check(broken);
                kept.add(rule.getDescription());
              } catch (AssertionError expected) {
                assertThat(expected).hasMessageContaining("Violations");
              }
            });
    // Those that the class cannot break, being where it is.
    assertThat(kept)
        .containsExactlyInAnyOrder(
            "toex-api uses of ours only [spi]",
            "toex-cli uses of ours only [api, spi, io, host, nlp, graph, comms, pages, synth]",
            "toex-comms uses of ours only [api, spi, io]",
            "toex-graph uses of ours only [api, spi, io]",
            "toex-host uses of ours only [api, spi, io]",
            "toex-nlp uses of ours only [api, spi, io]",
            "toex-pages uses of ours only [api]",
            "toex-spi uses of ours only [api]",
            "toex-synth uses of ours only [api, io]",
            "what is internal to toex-api stays inside",
            "what is internal to toex-cli stays inside",
            "what is internal to toex-comms stays inside",
            "what is internal to toex-graph stays inside",
            "what is internal to toex-host stays inside",
            "what is internal to toex-io stays inside",
            "what is internal to toex-pages stays inside",
            "what is internal to toex-spi stays inside",
            "what is internal to toex-synth stays inside");
  }

  @Test
  void every_default_of_the_machine_is_noticed() {
    JavaClasses broken = new ClassFileImporter().importPackages("uk.toex.io.fixture");
    ArchRule rule =
        rules().filter(each -> each.getDescription().startsWith("no default")).toList().get(0);
    assertThatThrownBy(() -> rule.check(broken))
        .hasMessageContaining("String.<init>([B)")
        .hasMessageContaining("toLowerCase()")
        .hasMessageContaining("getBytes()")
        .hasMessageContaining("String.format(")
        .hasMessageContaining("FileReader.<init>(java.lang.String)")
        .hasMessageContaining("systemDefault()");
  }

  private static ArchRule modulesUseOnlyWhatTheyMay(String module, List<String> used) {
    String[] allowed =
        Stream.concat(Stream.of(module), used.stream())
            .map(each -> "uk.toex." + each + "..")
            .toArray(String[]::new);
    return noClasses()
        .that()
        .resideInAPackage("uk.toex." + module + "..")
        .should()
        .dependOnClassesThat(resideInAPackage("uk.toex..").and(not(resideInAnyPackage(allowed))))
        .as("toex-" + module + " uses of ours only " + used);
  }

  private static ArchRule internalsStayInside(String module) {
    return noClasses()
        .that(not(resideInAPackage("uk.toex." + module + "..")))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("uk.toex." + module + "..internal..")
        .as("what is internal to toex-" + module + " stays inside");
  }

  private static DescribedPredicate<JavaCall<?>> call(String what, Predicate<JavaCall<?>> which) {
    return describe(what, which);
  }

  private static String name(JavaCall<?> call) {
    return call.getTargetOwner().getName() + "." + call.getTarget().getName();
  }
}
