# syntax=docker/dockerfile:1

# The jars.
FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /build
COPY . .
RUN mvn --batch-mode --quiet --projects boot --also-make -DskipTests -Dspotless.check.skip=true package

# A Java of what production needs: all standard modules, so that no library misses one, and no tools.
FROM maven:3.9-eclipse-temurin-25 AS java
RUN jlink \
    --add-modules java.se,jdk.charsets,jdk.crypto.ec,jdk.httpserver,jdk.jfr,jdk.localedata,jdk.management,jdk.net,jdk.unsupported,jdk.zipfs \
    --include-locales en,es \
    --strip-debug --no-header-files --no-man-pages --compress zip-6 \
    --output /java

FROM debian:bookworm-slim
RUN groupadd --system --gid 10001 fizko \
    && useradd --system --uid 10001 --gid fizko --no-create-home --shell /usr/sbin/nologin fizko
ENV LANG=C.UTF-8 JAVA_HOME=/opt/java FIZKO_HOME=/app
COPY --from=java /java /opt/java
COPY --from=build /build/boot/target/fizko/lib /app/lib
COPY docker/entrypoint.sh docker/healthcheck.sh docker/launcher.sh /app/
COPY docker/railway-worker.sh docker/railway-beat.sh /
RUN ln -s /app/entrypoint.sh /usr/local/bin/fizko
WORKDIR /app
USER 10001:10001
EXPOSE 8000
# Worker and beat have no port: the script looks which role it is in.
HEALTHCHECK --interval=30s --timeout=10s --start-period=40s --retries=3 CMD ["/app/healthcheck.sh"]
ENTRYPOINT ["/app/entrypoint.sh"]
CMD ["fastapi"]
