-- Logins of the web applications: every node knows them. The key is a digest of what the browser sends.
create table web_session (
  session_key varchar(64) not null,
  revision integer not null,
  created_at timestamp(3) not null,
  accessed_at timestamp(3) not null,
  expires_at timestamp(3) not null,
  idle_seconds integer not null,
  content blob not null,
  constraint pk_web_session primary key (session_key)
);
create index ix_web_session_expiry on web_session (expires_at);

-- The days operations have entered (config/working-days.properties) as all nodes go by them: of the newest file one of them has read.
create table working_day_publication (
  id integer not null,
  revision bigint not null,
  file_modified_millis bigint not null,
  content clob not null,
  published_by varchar(255) not null,
  published_at timestamp(3) not null,
  constraint pk_working_day_publication primary key (id)
);
