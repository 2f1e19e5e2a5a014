# The images of docker-compose.yml, all on one base: a Linux with glibc, bash and Java 25.
# The jars are built before: ./mvnw -DskipTests package
ARG JAVA_IMAGE=eclipse-temurin:25-jre

FROM ${JAVA_IMAGE} AS base
# A volume that is mounted for the first time takes its owner from the folder here.
RUN groupadd --gid 10001 session-audit \
 && useradd --uid 10001 --gid 10001 --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin session-audit \
 && mkdir -m 700 /data /credentials /secrets \
 && cd /secrets && mkdir -m 700 broker database auth-api session-projector anomaly-detector \
 && chown -R 10001:10001 /data /credentials /secrets
COPY containers/ready /usr/local/bin/
WORKDIR /app
USER 10001:10001

# The command line: prepare, recover, release, demo and the others.
FROM base AS tool
COPY standalone/target/program/lib lib
COPY standalone/target/program/session-audit-program.jar session-audit.jar
ENTRYPOINT ["java", "-XX:+UseSerialGC", "--sun-misc-unsafe-memory-access=allow", "-jar", "/app/session-audit.jar"]
CMD ["help"]

# Kafka, as a broker of its own.
FROM tool AS broker
COPY containers/broker /usr/local/bin/
EXPOSE 9092
ENTRYPOINT ["broker"]
CMD []

# PostgreSQL.
FROM tool AS database
USER root
RUN java -cp /app/session-audit.jar io.sessionaudit.embedded.PostgresPrograms /opt/postgresql
USER 10001:10001
COPY containers/database /usr/local/bin/
EXPOSE 5432
# Fast: clients are cut, transactions rolled back.
STOPSIGNAL SIGINT
ENTRYPOINT ["database"]
CMD []

# What the Java machine knows of each service's classes after a start.
FROM database AS trained
USER root
RUN mkdir -m 755 /caches && chown 10001:10001 /caches
USER 10001:10001
COPY containers/train /usr/local/bin/
COPY auth-api/target/program/lib /services/auth-api/lib
COPY auth-api/target/program/auth-api-program.jar /services/auth-api/service.jar
COPY session-projector/target/program/lib /services/session-projector/lib
COPY session-projector/target/program/session-projector-program.jar /services/session-projector/service.jar
COPY anomaly-detector/target/program/lib /services/anomaly-detector/lib
COPY anomaly-detector/target/program/anomaly-detector-program.jar /services/anomaly-detector/service.jar
RUN train

# One of the three services: auth-api, session-projector, anomaly-detector.
FROM base AS service
ARG MODULE
COPY ${MODULE}/target/program/lib lib
COPY ${MODULE}/target/program/${MODULE}-program.jar service.jar
COPY --from=trained /caches/${MODULE}.aot service.aot
# A cache that does not fit is left out without a word: the start takes longer then, and nothing else.
ENTRYPOINT ["java", "-XX:AOTCache=service.aot", "-Xlog:aot*=off", "-XX:+UseSerialGC", "-XX:MaxRAMPercentage=70", \
  "-XX:+ExitOnOutOfMemoryError", "--sun-misc-unsafe-memory-access=allow", "-jar", "service.jar"]
