-- What a workflow has around its runs: secrets.

-- Secrets ---------------------------------------------------------------------------------------

create table public.secrets (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null default auth.uid() references public.users (id) on delete cascade,
  name text not null,
  ciphertext text not null,
  nonce text not null,
  key_id text not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  last_used_at timestamptz,
  constraint secrets_user_id_name_key unique (user_id, name),
  constraint secrets_name_check check (name ~ '^[A-Za-z][A-Za-z0-9_.-]{0,63}$'),
  constraint secrets_ciphertext_check check (octet_length(ciphertext) between 24 and 65536),
  constraint secrets_nonce_check check (octet_length(nonce) = 16),
  constraint secrets_key_id_check check (octet_length(key_id) between 1 and 64)
);
comment on table public.secrets is
  'What workflows refer to by name; AES-256-GCM under ENCRYPTION_KEY, bound to its user and name';
comment on column public.secrets.key_id is 'Which ENCRYPTION_KEY wrote it, so that keys can be changed one secret at a time';

create function private.audit_secret() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  secret public.secrets := case when tg_op = 'DELETE' then old else new end;
begin
  -- A key change and an account's end are no acts of a user.
  if auth.uid() is not null then
    insert into public.audit_log (actor_id, action, subject, details)
    values (
      auth.uid(), 'secret.' || lower(tg_op), secret.id::text, jsonb_build_object('name', secret.name)
    );
  end if;
  return null;
end
$$;
comment on function private.audit_secret() is 'Notes who wrote or removed which secret, never its value';
revoke all on function private.audit_secret() from public;

create trigger audit_secret after insert or delete or update of ciphertext on public.secrets
  for each row execute function private.audit_secret();

alter table public.secrets enable row level security;
create policy secrets_owner_select on public.secrets
  for select to authenticated using (user_id = (select auth.uid()));
create policy secrets_owner_insert on public.secrets
  for insert to authenticated with check (user_id = (select auth.uid()));
create policy secrets_owner_update on public.secrets
  for update to authenticated
  using (user_id = (select auth.uid())) with check (user_id = (select auth.uid()));
create policy secrets_owner_delete on public.secrets
  for delete to authenticated using (user_id = (select auth.uid()));
revoke all on public.secrets from public, anon, authenticated, service_role;
-- Nobody reads a ciphertext with a user's rights, its owner included.
grant select (id, user_id, name, created_at, updated_at, last_used_at),
  insert (name, ciphertext, nonce, key_id),
  update (name, ciphertext, nonce, key_id, updated_at), delete
  on public.secrets to authenticated;
grant select, insert, update, delete on public.secrets to service_role;

-- Everybody reads what they did themselves.
create policy audit_log_actor_select on public.audit_log for select to authenticated
  using (actor_id = (select auth.uid()));
