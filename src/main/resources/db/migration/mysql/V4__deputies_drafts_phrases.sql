-- 请假委托: who stands in for whom, from the first to the last day, both included (Asia/Shanghai).
create table deputy (
  id varchar(64) not null,
  person_id varchar(64) not null,
  deputy_id varchar(64) not null,
  starts_on date not null,
  ends_on date not null,
  reason varchar(500),
  created_by varchar(64) not null,
  created_at datetime(3) not null,
  revoked_by varchar(64),
  revoked_at datetime(3),
  constraint pk_deputy primary key (id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;
create index ix_deputy_person on deputy (person_id);
create index ix_deputy_deputy on deputy (deputy_id);

-- The tasks that were given to a deputy while he stood in.
create table deputised_task (
  task_id varchar(64) not null,
  person_id varchar(64) not null,
  deputy_id varchar(64) not null,
  period_id varchar(64) not null,
  process_instance_id varchar(64),
  step_id varchar(255),
  given_at datetime(3) not null,
  constraint pk_deputised_task primary key (task_id, person_id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;
create index ix_deputised_task_period on deputised_task (period_id);
create index ix_deputised_task_instance on deputised_task (process_instance_id);

-- What a person typed into a form and has not submitted yet. Key: the task's id, or start:<process definition key>.
create table form_draft (
  user_id varchar(64) not null,
  draft_key varchar(255) not null,
  form_values longtext not null,
  saved_at datetime(3) not null,
  constraint pk_form_draft primary key (user_id, draft_key)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;
create index ix_form_draft_key on form_draft (draft_key);

-- 审批意见常用语: a person's list, once it differs from the one everybody begins with, as JSON.
create table phrase_list (
  user_id varchar(64) not null,
  phrases longtext not null,
  changed_at datetime(3) not null,
  constraint pk_phrase_list primary key (user_id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;
