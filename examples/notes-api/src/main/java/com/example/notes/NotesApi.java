package com.example.notes;

import io.micronaut.runtime.Micronaut;

/** Starts the service. */
final class NotesApi {

  private NotesApi() {}

  public static void main(String[] arguments) {
    Micronaut.run(NotesApi.class, arguments);
  }
}
