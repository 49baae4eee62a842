-- Runs as their owner reads them -------------------------------------------------------------------

create function public.list_runs(
  p_limit integer,
  p_workflow uuid default null,
  p_status text default null,
  p_trigger text default null,
  p_from timestamptz default null,
  p_until timestamptz default null,
  p_q text default null,
  p_before timestamptz default null,
  p_before_id uuid default null
) returns table (
  id uuid,
  workflow_id uuid,
  status text,
  trigger text,
  created_at timestamptz,
  started_at timestamptz,
  finished_at timestamptz,
  duration_ms integer,
  error jsonb,
  usage jsonb
)
language sql stable security invoker set search_path = '' as $$
  select run.id, run.workflow_id, run.status, run.trigger, run.created_at, run.started_at, run.finished_at,
    run.duration_ms, run.error, run.usage
  from public.workflow_executions as run
  where (p_workflow is null or run.workflow_id = p_workflow)
    and (p_status is null or run.status = p_status)
    and (p_trigger is null or run.trigger = p_trigger)
    and (p_from is null or run.created_at >= p_from)
    and (p_until is null or run.created_at < p_until)
    and (
      p_q is null
      or starts_with(run.id::text, lower(p_q))
      or strpos(lower(coalesce(run.error::text, '') || coalesce(run.errors::text, '')), lower(p_q)) > 0
    )
    and (p_before is null or (run.created_at, run.id) < (p_before, p_before_id))
  order by run.created_at desc, run.id desc
  limit p_limit
$$;
comment on function public.list_runs is 'Runs of the caller, newest first, from before one that is named by its time and id; p_q is the begin of an id or a part of an error';
revoke all on function public.list_runs from public;
grant execute on function public.list_runs to authenticated, service_role;

create function public.list_run_nodes(p_run uuid)
returns table (
  node_id text, status text, duration_ms integer, size integer, items integer, error jsonb, usage jsonb
)
language sql stable security invoker set search_path = '' as $$
  select step.node_id, step.status, step.duration_ms, step.size,
    case when jsonb_typeof(step.output) = 'array' then jsonb_array_length(step.output) end,
    step.error, step.usage
  from public.run_steps as step
  where step.run_id = p_run
$$;
comment on function public.list_run_nodes is 'What each finished node of a run came to, without its output';
revoke all on function public.list_run_nodes from public;
grant execute on function public.list_run_nodes to authenticated, service_role;

create function public.find_run_version(p_run uuid)
returns integer
language sql stable security invoker set search_path = '' as $$
  select version.version
  from public.workflow_executions as run
    join public.workflow_versions as version
      on version.workflow_id = run.workflow_id
      and version.graph -> 'nodes' = run.graph -> 'nodes'
      and version.graph -> 'edges' = run.graph -> 'edges'
      and coalesce(version.graph -> 'variables', '{}') = coalesce(run.graph -> 'variables', '{}')
  where run.id = p_run
  order by version.version desc
  limit 1
$$;
comment on function public.find_run_version is 'The newest saved version whose nodes, edges and variables a run ran; null where none that is kept has just that one';
revoke all on function public.find_run_version from public;
grant execute on function public.find_run_version to authenticated, service_role;
