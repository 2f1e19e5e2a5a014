package io.sessionaudit.guard.micronaut.contract;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.util.SupplierUtil;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.web.router.Router;
import java.util.function.Supplier;

/** Serves the document. */
@Controller("/openapi.json")
@Secured(SecurityRule.IS_ANONYMOUS)
@Requires(beans = ServiceDescription.class)
final class OpenApiController {

  private final Supplier<JsonNode> document;

  /** The router knows all routes only when the service has started, so it is asked late. */
  OpenApiController(Router router, ServiceDescription service) {
    this.document = SupplierUtil.memoized(() -> OpenApi.document(router, service));
  }

  @Operation("This document.")
  @Get
  JsonNode document() {
    return document.get();
  }
}
