-- Who counts as an author of a version of a document besides the one who uploaded it.
create table document_author (
  document_id varchar(64) not null,
  user_id varchar(64) not null,
  constraint pk_document_author primary key (document_id, user_id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;
