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

# The three services, each with what the Java machine knows of its classes after a start.
FROM database AS trained
COPY containers/broker containers/train /usr/local/bin/
COPY --chown=10001:10001 auth-api/target/program/lib /services/auth-api/lib
COPY --chown=10001:10001 auth-api/target/program/auth-api-program.jar /services/auth-api/service.jar
COPY --chown=10001:10001 session-projector/target/program/lib /services/session-projector/lib
COPY --chown=10001:10001 session-projector/target/program/session-projector-program.jar /services/session-projector/service.jar
COPY --chown=10001:10001 anomaly-detector/target/program/lib /services/anomaly-detector/lib
COPY --chown=10001:10001 anomaly-detector/target/program/anomaly-detector-program.jar /services/anomaly-detector/service.jar
USER root
RUN chown 10001:10001 /services/*
USER 10001:10001
RUN train

# One of them: auth-api, session-projector, anomaly-detector.
FROM base AS service
ARG MODULE=none-was-named
# All at once: the cache fits only jars of the same age.
COPY --from=trained --chown=0:0 /services/${MODULE} .
# It knows them by these names, seen from here: the working directory has to stay.
# Where it does not fit it is left out without a word: the start takes longer then, and nothing else.
ENTRYPOINT ["java", "-XX:AOTCache=service.aot", "-Xlog:aot*=off", "-XX:+UseSerialGC", "-XX:MaxRAMPercentage=70", \
  "-XX:+ExitOnOutOfMemoryError", "--sun-misc-unsafe-memory-access=allow", "-jar", "service.jar"]
