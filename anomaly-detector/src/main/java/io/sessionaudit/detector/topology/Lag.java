package io.sessionaudit.detector.topology;

import java.util.Map;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;

/** The lag of the log's partitions, summed from the consumers' own metrics. */
final class Lag {

  private Lag() {}

  static double of(Map<MetricName, ? extends Metric> metrics) {
    double sum = 0;
    for (Metric metric : metrics.values()) {
      MetricName name = metric.metricName();
      if (name.name().equals("records-lag")
          && name.tags().containsKey("partition")
          && metric.metricValue() instanceof Double lag
          && !lag.isNaN()) {
        sum += lag;
      }
    }
    return sum;
  }
}
