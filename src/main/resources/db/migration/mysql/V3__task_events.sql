-- What people do with tasks besides completing them. target_ids are user ids, separated by commas.
create table task_event (
  id bigint not null auto_increment,
  project_code varchar(255) not null,
  process_instance_id varchar(64) not null,
  task_id varchar(64) not null,
  step_id varchar(255) not null,
  step_name varchar(255),
  kind varchar(20) not null,
  user_id varchar(64),
  user_name varchar(255),
  target_ids varchar(2000) not null,
  target_names longtext,
  message longtext,
  happened_at datetime(3) not null,
  constraint pk_task_event primary key (id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;
create index ix_task_event_project on task_event (project_code);
create index ix_task_event_task on task_event (task_id);

-- Who was sent a copy: recipients see the project from then on.
create table project_copy (
  id bigint not null auto_increment,
  project_code varchar(255) not null,
  process_instance_id varchar(64) not null,
  task_id varchar(64) not null,
  step_id varchar(255) not null,
  step_name varchar(255),
  sender_id varchar(64) not null,
  sender_name varchar(255) not null,
  recipient_id varchar(64) not null,
  message longtext,
  sent_at datetime(3) not null,
  read_at datetime(3),
  constraint pk_project_copy primary key (id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;
create index ix_project_copy_recipient on project_copy (recipient_id, project_code);
