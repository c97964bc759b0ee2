// Fizko on Railway, as code: railway config plan, then railway config apply.
//
// FIZKO_REPOSITORY names the repository to deploy, as owner/name. Secrets are set once, in the
// dashboard or with railway variables, and kept from then on.
import { defineRailway, github, postgres, preserve, project, redis, service } from "railway/iac";

const repository = process.env.FIZKO_REPOSITORY;
if (!repository) {
  throw new Error("FIZKO_REPOSITORY is not set; expected owner/name of the repository to deploy");
}

export default defineRailway(() => {
  const database = postgres("Postgres");
  const broker = redis("Redis");

  // drain: the seconds between SIGTERM and SIGKILL, which Railway sets to none by itself.
  const role = (name, { drain, env = {}, ...rest }) =>
    service(name, {
      source: github(repository),
      build: { builder: "DOCKERFILE", dockerfilePath: "Dockerfile" },
      start: `/app/entrypoint.sh ${name}`,
      ...rest,
      env: {
        REDIS_URL: broker.env.REDIS_URL,
        DATABASE_URL: database.env.DATABASE_URL,
        SUPABASE_URL: preserve(),
        SUPABASE_ANON_KEY: preserve(),
        SUPABASE_SERVICE_KEY: preserve(),
        SUPABASE_JWT_SECRET: preserve(),
        ENCRYPTION_KEY: preserve(),
        OPENAI_API_KEY: preserve(),
        KAPSO_API_KEY: preserve(),
        KAPSO_PROJECT_ID: preserve(),
        RAILWAY_DEPLOYMENT_DRAINING_SECONDS: String(drain),
        ...env,
      },
    });

  return project("fizko", {
    resources: [
      database,
      broker,
      role("web", {
        // Before the new version starts anywhere; if it fails, the old one stays.
        preDeploy: "/app/entrypoint.sh migrate",
        healthcheck: "/health/ready",
        healthcheckTimeout: 300,
        replicas: 2,
        drain: 30,
        env: {
          FIZKO_WEB_DRAIN_SECONDS: "20",
          FIZKO_SERVICE_TOKENS: preserve(),
          KAPSO_WEBHOOK_SECRET: preserve(),
          RAILWAY_DEPLOYMENT_OVERLAP_SECONDS: "10",
        },
      }),
      role("worker", {
        replicas: 2,
        drain: 120,
        env: { FIZKO_DRAIN_SECONDS: "100" },
      }),
      // Any number of beats may run, and two do at every deployment: each schedule fires on one.
      role("beat", { replicas: 2, drain: 10 }),
    ],
  });
});
