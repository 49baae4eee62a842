-- Accounts: profiles, settings, roles and the audit log, and the schema of the policies' private helpers.

create schema if not exists extensions;
create extension if not exists pg_trgm with schema extensions;

-- Nothing in public is open by default: every table and function says whom it serves.
alter default privileges in schema public revoke all on tables from anon, authenticated, service_role;
alter default privileges in schema public revoke all on sequences from anon, authenticated, service_role;
alter default privileges in schema public revoke all on functions from anon, authenticated, service_role;

create schema if not exists private;
comment on schema private is 'Helpers of policies and triggers; not exposed over the API';
revoke all on schema private from public;
grant usage on schema private to anon, authenticated, service_role;

-- Profiles --------------------------------------------------------------------------------------

create table public.users (
  id uuid primary key references auth.users (id) on delete cascade,
  email text,
  display_name text,
  created_at timestamptz not null default now(),
  constraint users_display_name_check check (char_length(display_name) between 1 and 80)
);
comment on table public.users is 'One profile per account, made by a trigger when the account is';

-- Settings --------------------------------------------------------------------------------------

create table public.user_settings (
  user_id uuid primary key references public.users (id) on delete cascade,
  settings jsonb not null default '{}',
  updated_at timestamptz not null default now(),
  constraint user_settings_settings_check
    check (jsonb_typeof(settings) = 'object' and octet_length(settings::text) <= 65536)
);
comment on table public.user_settings is 'What a user chose, one JSON object per user';

-- Roles -----------------------------------------------------------------------------------------

create table public.user_roles (
  user_id uuid not null references public.users (id) on delete cascade,
  role text not null,
  granted_at timestamptz not null default now(),
  primary key (user_id, role),
  constraint user_roles_role_check check (role in ('admin'))
);
comment on table public.user_roles is 'Who may do more; written by the service role only, never from what a user can write';

create function private.is_admin() returns boolean
language sql stable security definer set search_path = ''
as $$
  select exists (
    select from public.user_roles
    where user_id = (select auth.uid()) and role = 'admin'
  )
$$;
comment on function private.is_admin() is 'Whether the caller is an administrator';
revoke all on function private.is_admin() from public;
grant execute on function private.is_admin() to authenticated, service_role;

-- Audit -----------------------------------------------------------------------------------------

create table public.audit_log (
  id bigint generated always as identity primary key,
  actor_id uuid references auth.users (id) on delete set null,
  action text not null,
  subject text,
  details jsonb not null default '{}',
  created_at timestamptz not null default now(),
  constraint audit_log_action_check check (char_length(action) between 1 and 200),
  constraint audit_log_details_check check (jsonb_typeof(details) = 'object')
);
comment on table public.audit_log is 'What was done with more than a user''s own rights; rows are only ever added';
create index audit_log_created_at_idx on public.audit_log (created_at desc);
create index audit_log_actor_id_idx on public.audit_log (actor_id);

-- Mails -----------------------------------------------------------------------------------------

create table public.mail_outbox (
  id bigint generated always as identity primary key,
  recipient text not null,
  subject text not null,
  body text not null,
  created_at timestamptz not null default now()
);
comment on table public.mail_outbox is 'What the embedded stack would have mailed; a hosted project sends its mails and leaves this empty';
create index mail_outbox_created_at_idx on public.mail_outbox (created_at desc);

-- Policies and grants ---------------------------------------------------------------------------

alter table public.users enable row level security;
create policy users_owner_select on public.users for select to authenticated
  using (id = (select auth.uid()));
create policy users_admin_select on public.users for select to authenticated
  using ((select private.is_admin()));
create policy users_owner_update on public.users for update to authenticated
  using (id = (select auth.uid())) with check (id = (select auth.uid()));
revoke all on public.users from public, anon, authenticated, service_role;
grant select, update (display_name) on public.users to authenticated;
grant select, insert, update, delete on public.users to service_role;

alter table public.user_settings enable row level security;
create policy user_settings_owner_select on public.user_settings for select to authenticated
  using (user_id = (select auth.uid()));
create policy user_settings_owner_insert on public.user_settings for insert to authenticated
  with check (user_id = (select auth.uid()));
create policy user_settings_owner_update on public.user_settings for update to authenticated
  using (user_id = (select auth.uid())) with check (user_id = (select auth.uid()));
revoke all on public.user_settings from public, anon, authenticated, service_role;
grant select, insert (user_id, settings), update (settings, updated_at) on public.user_settings to authenticated;
grant select, insert, update, delete on public.user_settings to service_role;

alter table public.user_roles enable row level security;
create policy user_roles_owner_select on public.user_roles for select to authenticated
  using (user_id = (select auth.uid()));
revoke all on public.user_roles from public, anon, authenticated, service_role;
grant select on public.user_roles to authenticated;
grant select, insert, update, delete on public.user_roles to service_role;

alter table public.audit_log enable row level security;
create policy audit_log_admin_select on public.audit_log for select to authenticated
  using ((select private.is_admin()));
revoke all on public.audit_log from public, anon, authenticated, service_role;
grant select on public.audit_log to authenticated;
grant select, insert on public.audit_log to service_role;

alter table public.mail_outbox enable row level security;
create policy mail_outbox_admin_select on public.mail_outbox for select to authenticated
  using ((select private.is_admin()));
revoke all on public.mail_outbox from public, anon, authenticated, service_role;
grant select on public.mail_outbox to authenticated;
grant select, insert, delete on public.mail_outbox to service_role;

-- An account brings its profile and its settings ------------------------------------------------

create function private.keep_profile() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  insert into public.users (id, email) values (new.id, new.email)
  on conflict (id) do update set email = excluded.email;
  insert into public.user_settings (user_id) values (new.id)
  on conflict (user_id) do nothing;
  return new;
end
$$;
comment on function private.keep_profile() is 'Makes and renews the profile of an account';
revoke all on function private.keep_profile() from public;

create trigger keep_profile after insert or update of email on auth.users
  for each row execute function private.keep_profile();
