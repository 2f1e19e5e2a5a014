package io.sessionaudit.detector.detection;

import static io.sessionaudit.detector.detection.UserLog.AWAY;
import static io.sessionaudit.detector.detection.UserLog.HOME;
import static io.sessionaudit.detector.detection.UserLog.HOME_SIX;
import static io.sessionaudit.detector.detection.UserLog.OFFICE;

import io.sessionaudit.event.Network;
import io.sessionaudit.event.Network.AddressFamily;
import io.sessionaudit.event.RecordedEvent;
import io.sessionaudit.event.SessionEvent.RejectionCode;
import io.sessionaudit.event.SessionEvent.ReuseKind;
import io.sessionaudit.testkit.DetectionSpec;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class NetworkRuleTest {

  private static final String MOVED = "REVOKE_ALL 60 NETWORK_CHANGED";

  private final UserLog log = new UserLog(1);
  private final DetectionSpec<Rules.Remembered, RecordedEvent, String> strict =
      Rules.under(Profile.STRICT);

  @Test
  void aRefreshFromWhereTheSessionBeganIsNothing() {
    strict.given(log.signIn()).when(log.refresh()).thenNothing();
  }

  @Test
  void aRefreshFromAnotherNetworkOfTheSameFamilyIsAChange() {
    strict.given(log.signIn()).when(log.at(AWAY).refresh()).then(MOVED);
  }

  @Test
  void aTokenThatIsHandedOutAgainSomewhereElseIsAChange() {
    strict.given(log.signIn(), log.refresh()).when(log.at(AWAY).replay(1)).then(MOVED);
  }

  @Test
  void aSignInIsNeverAChange() {
    strict.given(log.signIn()).when(log.at(AWAY).in(2).signIn()).thenNothing();
  }

  @Test
  void theFirstSightOfTheOtherFamilyIsLearnedAndOnlyFlagged() {
    strict
        .given(log.signIn())
        .when(log.at(HOME_SIX).refresh())
        .then("OBSERVE 0 NEW_ADDRESS_FAMILY");
  }

  @Test
  void aPhoneThatAlternatesBetweenTheFamiliesDoesNotMove() {
    strict
        .given(
            log.signIn(),
            log.at(HOME_SIX).refresh(),
            log.at(HOME).refresh(),
            log.at(HOME_SIX).refresh())
        .when(log.at(HOME).refresh())
        .thenNothing();
  }

  @Test
  void aFamilyThatWasLearnedHasItsOwnBaseline() {
    Network other = new Network("other6", AddressFamily.IPV6);
    strict
        .given(log.signIn(), log.at(HOME_SIX).refresh())
        .when(log.at(other).refresh())
        .then(MOVED);
  }

  @Test
  void whereTheSessionWentIsItsNetworkFromThenOn() {
    strict
        .given(log.signIn(), log.at(AWAY).refresh())
        .when(log.after(Duration.ofHours(1)).at(AWAY).refresh())
        .thenNothing();
  }

  @Test
  void aMoveFromThereToAThirdNetworkIsAChangeAgain() {
    strict
        .given(log.signIn(), log.at(AWAY).refresh())
        .when(log.after(Duration.ofHours(1)).at(OFFICE).refresh())
        .then(MOVED);
  }

  @Test
  void aMoveToANetworkThatTheUserSignedInFromIsNone() {
    strict
        .given(log.at(OFFICE).signIn(), log.in(2).at(HOME).signIn())
        .when(log.at(OFFICE).refresh())
        .thenNothing();
  }

  @Test
  void aKnownNetworkBecomesTheBaselineToo() {
    strict
        .given(log.at(OFFICE).signIn(), log.in(2).at(HOME).signIn(), log.at(OFFICE).refresh())
        .when(log.at(AWAY).refresh())
        .then(MOVED);
  }

  @Test
  void theWayBackFromAStrangeNetworkToAKnownOneIsNoChange() {
    strict.given(log.signIn(), log.at(AWAY).refresh()).when(log.at(HOME).refresh()).thenNothing();
  }

  @Test
  void aStrangeNetworkThatASessionHasMovedToIsNotKnown() {
    strict
        .given(log.signIn(), log.at(AWAY).refresh(), log.at(HOME).refresh())
        .when(log.after(Duration.ofHours(1)).at(AWAY).refresh())
        .then(MOVED);
  }

  @Test
  void aSignInWithoutPasswordMakesNoNetworkKnown() {
    strict
        .given(log.at(OFFICE).signIn("hwk"), log.in(2).at(HOME).signIn())
        .when(log.at(OFFICE).refresh())
        .then(MOVED);
  }

  @Test
  void aKnownNetworkOfTheOtherFamilyIsNotWorthAFlag() {
    strict
        .given(log.at(HOME_SIX).signIn(), log.in(2).at(HOME).signIn())
        .when(log.at(HOME_SIX).refresh())
        .thenNothing();
  }

  @Test
  void aNetworkIsKnownForNinetyDays() {
    strict
        .given(log.at(OFFICE).signIn(), log.after(Duration.ofDays(90)).in(2).at(HOME).signIn())
        .when(log.at(OFFICE).refresh())
        .thenNothing();
  }

  @Test
  void afterNinetyDaysItIsNot() {
    RecordedEvent longAgo = log.at(OFFICE).signIn();
    RecordedEvent signIn = log.after(Duration.ofDays(90)).in(2).at(HOME).signIn();
    strict
        .given(longAgo, signIn)
        .when(log.after(Duration.ofNanos(1_000)).at(OFFICE).refresh())
        .then(MOVED);
  }

  @Test
  void thirtyTwoNetworksAreKnownAndTheOldestGivesWay() {
    Network[] networks = new Network[33];
    RecordedEvent[] signIns = new RecordedEvent[networks.length];
    for (int i = 0; i < networks.length; i++) {
      networks[i] = new Network("n" + i, AddressFamily.IPV4);
      signIns[i] = log.in(i).at(networks[i]).signIn();
    }
    strict.given(signIns).when(log.at(networks[1]).refresh()).thenNothing();
    strict.given(signIns).when(log.at(networks[0]).refresh()).then(MOVED);
  }

  @Test
  void aRefusalForAMissingFingerprintFromAnotherNetworkIsAChange() {
    strict
        .given(log.signIn())
        .when(log.at(AWAY).rejected(RejectionCode.BINDING_MISSING))
        .then(MOVED);
  }

  @Test
  void aDeadTokenFromAnotherNetworkIsFlaggedOnly() {
    strict
        .given(log.signIn(), log.revoked())
        .when(log.at(AWAY).rejected(RejectionCode.SESSION_REVOKED))
        .then("OBSERVE 70 NETWORK_CHANGED DEAD_TOKEN_PRESENTED");
  }

  @Test
  void aSpentTokenFromAnotherNetworkIsBoth() {
    strict
        .given(log.signIn())
        .when(log.at(AWAY).reuse(ReuseKind.ANCESTOR))
        .then("REVOKE_ALL 180 REUSE NETWORK_CHANGED");
  }

  @Test
  void aSessionWhoseSignInWasNotSeenLearnsItsFirstNetwork() {
    strict.given(log.refresh()).when(log.refresh()).thenNothing();
    strict.given(log.refresh()).when(log.at(AWAY).refresh()).then(MOVED);
  }

  @Test
  void afterItsAbsoluteLimitASessionIsForgotten() {
    RecordedEvent signIn = log.signIn();
    strict
        .given(signIn)
        .when(log.after(Duration.ofDays(7)).at(AWAY).rejected(RejectionCode.BINDING_MISSING))
        .then(MOVED);
    strict
        .given(signIn)
        .when(log.after(Duration.ofNanos(1_000)).rejected(RejectionCode.BINDING_MISSING))
        .thenNothing();
  }
}
