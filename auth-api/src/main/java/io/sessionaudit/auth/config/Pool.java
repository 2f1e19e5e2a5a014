package io.sessionaudit.auth.config;

import javax.sql.DataSource;

/**
 * The connection pool itself. On a class path with Micronaut Data the framework's own bean hands
 * out connections that work inside its transactions only; ours are one statement each.
 */
record Pool(DataSource dataSource) {}
