package io.sessionaudit.workload.load;

import io.sessionaudit.workload.client.NoAnswerException;

/** Something that is done over and over. */
interface Operation {

  /**
   * Does it once.
   *
   * @throws NoAnswerException if no answer came
   * @throws io.sessionaudit.workload.fleet.FleetException if the answer was another than expected
   */
  void run() throws NoAnswerException;
}
