package io.sessionaudit.workload.chaos;

import io.sessionaudit.workload.check.Checker;
import io.sessionaudit.workload.client.Crowd;
import io.sessionaudit.workload.fleet.Fleet;

/** Where faults strike. */
record Scene(Fleet fleet, Crowd crowd, Checker checker) {}
