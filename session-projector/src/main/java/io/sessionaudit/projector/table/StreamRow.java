package io.sessionaudit.projector.table;

/**
 * How far a stream is folded.
 *
 * @param version of the last event that was folded, 0 before the first
 * @param parked nothing more is folded until somebody has looked
 */
public record StreamRow(String name, long version, boolean parked) {

  public static StreamRow fresh(String name) {
    return new StreamRow(name, 0, false);
  }

  public StreamRow at(long newVersion) {
    return new StreamRow(name, newVersion, parked);
  }

  public StreamRow park() {
    return new StreamRow(name, version, true);
  }
}
