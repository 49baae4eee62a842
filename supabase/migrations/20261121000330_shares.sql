-- Read-only links to workflows.

create table public.workflow_shares (
  workflow_id uuid primary key references public.workflow_sessions (id) on delete cascade,
  user_id uuid not null default auth.uid() references public.users (id) on delete cascade,
  token_hash text not null,
  name text not null,
  description text,
  graph jsonb not null,
  version integer not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz,
  constraint workflow_shares_token_hash_key unique (token_hash),
  constraint workflow_shares_token_hash_check check (token_hash ~ '^sha256-[0-9a-f]{64}$'),
  constraint workflow_shares_name_check check (char_length(name) between 1 and 200),
  constraint workflow_shares_description_check check (char_length(description) <= 2000),
  constraint workflow_shares_graph_check
    check (jsonb_typeof(graph -> 'nodes') = 'array' and octet_length(graph::text) <= 2097152)
);
comment on table public.workflow_shares is
  'One link a workflow: whoever has it sees the graph as it was shared, without secrets, pinned data and runs';
comment on column public.workflow_shares.token_hash is 'Of the link''s token, which is kept nowhere';
comment on column public.workflow_shares.expires_at is 'Null never ends';
create index workflow_shares_user_id_idx on public.workflow_shares (user_id);

create function private.audit_share() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  share public.workflow_shares := case when tg_op = 'DELETE' then old else new end;
begin
  -- A workflow or an account that ends takes its link along; that is no act on the link.
  if auth.uid() is not null then
    insert into public.audit_log (actor_id, action, subject, details)
    values (
      auth.uid(), 'share.' || lower(tg_op), share.workflow_id::text,
      jsonb_build_object('version', share.version, 'expiresAt', share.expires_at)
    );
  end if;
  return null;
end
$$;
comment on function private.audit_share() is 'Notes who gave out or took back a link, never its token';
revoke all on function private.audit_share() from public;

create trigger audit_share after insert or update or delete on public.workflow_shares
  for each row execute function private.audit_share();

alter table public.workflow_shares enable row level security;
create policy workflow_shares_owner_select on public.workflow_shares
  for select to authenticated using (user_id = (select auth.uid()));
create policy workflow_shares_owner_insert on public.workflow_shares
  for insert to authenticated with check (
    user_id = (select auth.uid()) and exists (
      select from public.workflow_sessions
      where workflow_sessions.id = workflow_id and workflow_sessions.user_id = (select auth.uid())
    )
  );
create policy workflow_shares_owner_update on public.workflow_shares
  for update to authenticated
  using (user_id = (select auth.uid()))
  with check (
    user_id = (select auth.uid()) and exists (
      select from public.workflow_sessions
      where workflow_sessions.id = workflow_id and workflow_sessions.user_id = (select auth.uid())
    )
  );
create policy workflow_shares_owner_delete on public.workflow_shares
  for delete to authenticated using (user_id = (select auth.uid()));
revoke all on public.workflow_shares from public, anon, authenticated, service_role;
grant select, delete,
  insert (workflow_id, token_hash, name, description, graph, version, created_at, expires_at),
  update (workflow_id, token_hash, name, description, graph, version, created_at, expires_at)
  on public.workflow_shares to authenticated;
grant select, insert, update, delete on public.workflow_shares to service_role;
