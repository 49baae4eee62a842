-- What the product tells a user without being asked: by a workflow, an alert or a schedule.

create table public.notifications (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references public.users (id) on delete cascade,
  kind text not null,
  title text not null,
  body text,
  link text,
  dedupe_key text,
  read_at timestamptz,
  created_at timestamptz not null default now(),
  constraint notifications_kind_check check (kind ~ '^[a-z][a-z-]{0,39}$'),
  constraint notifications_title_check check (char_length(title) between 1 and 200),
  constraint notifications_body_check check (char_length(body) <= 4000),
  -- A path of this product or an https address: nothing that a browser would run.
  constraint notifications_link_check check (link ~ '^(/([^/\\]|$)|https://)' and char_length(link) <= 2000),
  constraint notifications_dedupe_key_check check (char_length(dedupe_key) between 1 and 200),
  constraint notifications_user_id_dedupe_key_key unique (user_id, dedupe_key)
);
comment on table public.notifications is 'Messages to one user; read_at is the only thing that the user changes';
comment on column public.notifications.kind is 'What wrote it: workflow, alert, schedule';
comment on column public.notifications.dedupe_key is 'What happened once is told once: a resumed run or a second cron call writes the same key; null is never a repeat';

alter table public.notifications enable row level security;
create policy notifications_owner_select on public.notifications for select to authenticated
  using ((select auth.uid()) = user_id);
create policy notifications_owner_update on public.notifications for update to authenticated
  using ((select auth.uid()) = user_id) with check ((select auth.uid()) = user_id);
create policy notifications_owner_delete on public.notifications for delete to authenticated
  using ((select auth.uid()) = user_id);
revoke all on public.notifications from public, anon, authenticated, service_role;
grant select, delete, update (read_at) on public.notifications to authenticated;
grant select, insert, update, delete on public.notifications to service_role;

create index notifications_user_id_created_at_idx on public.notifications (user_id, created_at desc, id desc);
create index notifications_unread_idx on public.notifications (user_id) where read_at is null;
