import { z } from "zod";
import { ERROR_CODES } from "../errors.ts";
import { type Access, type Endpoint, metadataSchema } from "./endpoint.ts";

type Json = Record<string, unknown>;

/** The OpenAPI 3.1 document of a list of endpoints: what routes parse is what it prints. */
export function toOpenApi(endpoints: readonly Endpoint[], version: string): Json {
  const paths: Record<string, Json> = {};
  const schemas: Json = { Error: errorSchema, Metadata: toSchema(metadataSchema, "output") };
  for (const endpoint of endpoints) {
    const path = endpoint.path.replace(/\[(?:\.\.\.)?(\w+)\]/g, "{$1}");
    (paths[path] ??= {})[endpoint.method.toLowerCase()] = toOperation(endpoint, schemas);
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Cascadian",
      version,
      description:
        "Prices are probabilities in [0, 1], money is US dollars, times are ISO 8601, unknown is null.",
    },
    servers: [{ url: "/" }],
    paths,
    components: { schemas, securitySchemes, responses: { Failure: failureResponse } },
  };
}

function toOperation(endpoint: Endpoint, schemas: Json): Json {
  const id = operationId(endpoint);
  const input = hoist(toSchema(endpoint.input, "input"), id, schemas);
  const inPath = [...endpoint.path.matchAll(/\[(?:\.\.\.)?(\w+)\]/g)].map(([, name]) => name ?? "");
  const isQuery = endpoint.method === "GET";
  const properties = (input["properties"] ?? {}) as Record<string, Json>;
  const required = (input["required"] ?? []) as string[];
  const parameters = Object.entries(properties)
    .filter(([name]) => isQuery || inPath.includes(name))
    .map(([name, schema]) => ({
      name,
      in: inPath.includes(name) ? "path" : "query",
      required: inPath.includes(name) || required.includes(name),
      schema,
    }));
  const body = isQuery ? null : withoutFields(input, inPath);
  return {
    operationId: id,
    tags: [endpoint.path.split("/")[2]],
    summary: endpoint.summary,
    "x-cost": endpoint.cost,
    security: SECURITY[endpoint.access],
    ...(parameters.length > 0 && { parameters }),
    ...(body && { requestBody: toRequestBody(endpoint, body) }),
    responses: {
      "200": toSuccess(endpoint, schemas, id),
      default: { $ref: "#/components/responses/Failure" },
    },
  };
}

const operationId = ({ method, path }: Endpoint) =>
  [method.toLowerCase(), ...path.split(/[^A-Za-z0-9]+/).filter((part) => part && part !== "api")]
    .map((part, index) => (index === 0 ? part : part.charAt(0).toUpperCase() + part.slice(1)))
    .join("");

/** A body without any field is no body. */
function withoutFields(input: Json, names: string[]): Json | null {
  if (!input["properties"]) return input["anyOf"] || input["type"] !== "object" ? input : null;
  const properties = Object.entries(input["properties"]).filter(([name]) => !names.includes(name));
  if (properties.length === 0) return null;
  const required = ((input["required"] ?? []) as string[]).filter((name) => !names.includes(name));
  return {
    ...input,
    properties: Object.fromEntries(properties),
    ...(required.length > 0 ? { required } : { required: undefined }),
  };
}

function toRequestBody(endpoint: Endpoint, schema: Json): Json {
  const clean = JSON.parse(JSON.stringify(schema)) as Json;
  return {
    required: Array.isArray(clean["required"]) || clean["anyOf"] !== undefined,
    content: {
      "application/json": { schema: clean },
      ...(endpoint.form && { "application/x-www-form-urlencoded": { schema: clean } }),
    },
  };
}

function toSuccess(endpoint: Endpoint, schemas: Json, id: string): Json {
  if (endpoint.raw)
    return {
      description: endpoint.summary,
      content: {
        [endpoint.raw]: { schema: endpoint.raw === "application/json" ? {} : { type: "string" } },
      },
    };
  const data = hoist(toSchema(endpoint.output, "output"), id, schemas);
  const envelope = {
    type: "object",
    properties: {
      success: { const: true },
      data,
      metadata: { $ref: "#/components/schemas/Metadata" },
    },
    required: ["success", "data"],
  };
  return {
    description: endpoint.summary,
    content: { "application/json": { schema: envelope } },
  };
}

function toSchema(schema: z.ZodType, io: "input" | "output"): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: "any" });
  return rest;
}

/** Definitions of one schema move to the document's components, where their references can find them. */
function hoist(schema: Json, prefix: string, schemas: Json): Json {
  const { $defs: definitions, ...rest } = schema;
  if (!definitions) return rest;
  const named = (name: string) => `${prefix}_${name}`;
  const rewrite = (value: unknown): unknown =>
    JSON.parse(
      JSON.stringify(value).replaceAll(
        /"#\/\$defs\/([^"]+)"/g,
        (_match, name: string) => `"#/components/schemas/${named(name)}"`,
      ),
    );
  for (const [name, definition] of Object.entries(definitions as Json))
    schemas[named(name)] = rewrite(definition);
  return rewrite(rest) as Json;
}

const errorSchema: Json = {
  type: "object",
  properties: {
    success: { const: false },
    error: {
      type: "object",
      properties: {
        code: { type: "string", enum: ERROR_CODES },
        message: { type: "string" },
        details: { description: "INVALID_INPUT: an object from each wrong field to its messages" },
        traceId: { type: "string", format: "uuid" },
      },
      required: ["code", "message", "traceId"],
    },
  },
  required: ["success", "error"],
};

const failureResponse: Json = {
  description: "Any failure; the status follows from the code",
  content: { "application/json": { schema: { $ref: "#/components/schemas/Error" } } },
};

const securitySchemes: Json = {
  session: { type: "apiKey", in: "cookie", name: "cascadian-session" },
  token: { type: "http", scheme: "bearer", description: "An access token from sign-in" },
  cron: { type: "http", scheme: "bearer", description: "CRON_SECRET" },
};

const SIGNED_IN: Json[] = [{ session: [] }, { token: [] }];
const SECURITY: Record<Access, Json[]> = {
  public: [{}, ...SIGNED_IN],
  user: SIGNED_IN,
  admin: SIGNED_IN,
  cron: [{ cron: [] }],
  "admin-or-cron": [...SIGNED_IN, { cron: [] }],
};
