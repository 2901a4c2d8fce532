-- Our own tables beside the engine's, in the same schema. Times are UTC with milliseconds, money is in yuan.

create table project (
  code varchar(12) not null,
  name varchar(255) not null,
  build_type varchar(20) not null,
  department_id varchar(64) not null,
  department_name varchar(255) not null,
  plan_year int not null,
  in_annual_plan boolean not null,
  planned_investment decimal(18,2) not null,
  approved_budget decimal(18,2),
  planned_at datetime(3),
  contract_no varchar(100),
  contract_amount decimal(18,2),
  counterparty varchar(255),
  signed_on date,
  phase_key varchar(64),
  phase_name varchar(255),
  status varchar(20) not null,
  started_by varchar(64),
  started_at datetime(3) not null,
  closed_at datetime(3),
  terminated_step varchar(255),
  terminated_reason longtext,
  archive_sha256 varchar(64),
  process_instance_id varchar(64) not null,
  constraint pk_project primary key (code),
  constraint uk_project_contract_no unique (contract_no),
  constraint uk_project_process_instance unique (process_instance_id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;
create index ix_project_plan_year on project (plan_year);
create index ix_project_department on project (department_id);

-- The row of year 0 is the lock under which the row of a new year is added.
create table project_code_sequence (
  registration_year int not null,
  last_number int not null,
  constraint pk_project_code_sequence primary key (registration_year)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;
insert into project_code_sequence (registration_year, last_number) values (0, 0);

create table review_record (
  id bigint not null auto_increment,
  project_code varchar(255) not null,
  kind varchar(20) not null,
  process_key varchar(255),
  process_instance_id varchar(64),
  task_id varchar(64),
  step_id varchar(255),
  step_name varchar(255),
  clause varchar(100),
  user_id varchar(64),
  user_name varchar(255),
  decided_at datetime(3) not null,
  verdict varchar(20) not null,
  verdict_label varchar(100) not null,
  reason longtext,
  suggestion longtext,
  findings longtext,
  criteria longtext,
  document_variable varchar(255),
  document_title varchar(255),
  document_version int,
  document_sha256 varchar(64),
  constraint pk_review_record primary key (id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;
create index ix_review_record_project on review_record (project_code);

-- The bytes stay with the engine: content_ref is the id of the variable update in its history.
create table project_document (
  id varchar(64) not null,
  project_code varchar(255) not null,
  variable varchar(255) not null,
  scope varchar(255) not null,
  scope_name varchar(255) not null,
  version int not null,
  title varchar(255) not null,
  file_name varchar(255) not null,
  mime_type varchar(255),
  size_bytes bigint not null,
  sha256 varchar(64) not null,
  author_id varchar(64),
  author_name varchar(255),
  created_at datetime(3) not null,
  process_key varchar(255),
  process_instance_id varchar(64),
  step_id varchar(255),
  step_name varchar(255),
  clause varchar(100),
  content_ref varchar(64) not null,
  constraint pk_project_document primary key (id),
  constraint uk_project_document_version unique (project_code, variable, scope, version)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;
