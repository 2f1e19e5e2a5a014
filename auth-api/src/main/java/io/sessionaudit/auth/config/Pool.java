package io.sessionaudit.auth.config;

import javax.sql.DataSource;

/**
 * The connection pool itself. On a class path with Micronaut Data the framework's own bean hands
 * out connections that work inside its transactions only; ours are one statement each.
 *
 * @param dataSource what everything works with: connections to a database that was found sound
 * @param uncompared any connection, for what does the comparing
 */
record Pool(DataSource dataSource, DataSource uncompared) {}
