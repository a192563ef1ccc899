package io.kennung.chassis.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.Producer;
import org.jdbi.v3.core.Jdbi;

/**
 * What every service keeps to; each runs them over its own classes ({@code
 * ArchTests.in(HouseRules.class)}).
 */
public final class HouseRules {

  @ArchTest
  static final ArchRule featuresKnowEachOtherWithoutCycles =
      slices().matching("io.kennung.(*).(*)..").should().beFreeOfCycles().allowEmptyShould(true);

  @ArchTest
  static final ArchRule transactionsNeverBeginAtTheEdge =
      noClasses()
          .that()
          .areAnnotatedWith(Path.class)
          .should()
          .beAnnotatedWith(Transactional.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Jdbi.class)
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule noMethodOfTheEdgeIsTransactional =
      methods()
          .that()
          .areDeclaredInClassesThat()
          .areAnnotatedWith(Path.class)
          .should()
          .notBeAnnotatedWith(Transactional.class)
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule onlyTheChassisTalksToKafka =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.kennung.chassis..")
          .should()
          .dependOnClassesThat()
          .areAssignableTo(Producer.class)
          .orShould()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.kafka..")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule namesSayWhatAClassIsFor =
      noClasses()
          .should()
          .haveNameMatching(".*(Service|Manager|Impl|Util|Utils|Helper|Handler)")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule theEdgeIsNamedAfterItsFeature =
      classes()
          .that()
          .areAnnotatedWith(Path.class)
          .should()
          .haveSimpleNameEndingWith("Resource")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule timeComesFromTheClock =
      noClasses()
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(LocalDate.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule servicesDoNotKnowEachOther =
      CompositeArchRule.of(
          Stream.of("identity", "verification", "safe", "revocation")
              .map(HouseRules::knowsNoOther)
              .toList());

  private HouseRules() {}

  private static ArchRule knowsNoOther(String service) {
    String own = "io.kennung." + service + "..";
    String[] others =
        Stream.of("identity", "verification", "safe", "revocation")
            .filter(other -> !other.equals(service))
            .map(other -> "io.kennung." + other + "..")
            .toArray(String[]::new);
    return noClasses()
        .that()
        .resideInAPackage(own)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(others)
        .allowEmptyShould(true);
  }
}
