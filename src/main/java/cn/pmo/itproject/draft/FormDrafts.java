package cn.pmo.itproject.draft;

import cn.pmo.itproject.engine.ColumnTimes;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The drafts of forms, one for each user and key. */
@Repository
public class FormDrafts {

  /** Values come back as they were given: a number keeps its digits. */
  static final ObjectMapper JSON = JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private final JdbcClient jdbc;

  FormDrafts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<FormDraft> find(String userId, String key) {
    return jdbc.sql("select form_values, saved_at from form_draft where user_id = ? and draft_key = ?").params(userId, key)
        .query(FormDrafts::map).optional();
  }

  /** Replaces the user's draft. */
  void save(String userId, String key, FormDraft draft) {
    String values = draft.values().toString();
    String savedAt = ColumnTimes.utc(draft.savedAt());
    if (!update(userId, key, values, savedAt)) {
      try {
        jdbc.sql("insert into form_draft (user_id, draft_key, form_values, saved_at) values (?, ?, ?, ?)")
            .params(userId, key, values, savedAt)
            .update();
      } catch (DuplicateKeyException e) {
        // Saved in another window at the same moment; the later one counts.
        update(userId, key, values, savedAt);
      }
    }
  }

  private boolean update(String userId, String key, String values, String savedAt) {
    return jdbc.sql("update form_draft set form_values = ?, saved_at = ? where user_id = ? and draft_key = ?")
        .params(values, savedAt, userId, key)
        .update() > 0;
  }

  /** Removes the user's draft, if there is one. */
  public void delete(String userId, String key) {
    jdbc.sql("delete from form_draft where user_id = ? and draft_key = ?").params(userId, key).update();
  }

  /** Removes everybody's drafts of a task. */
  public void deleteAll(String taskId) {
    jdbc.sql("delete from form_draft where draft_key = ?").param(taskId).update();
  }

  private static FormDraft map(ResultSet row, int index) throws SQLException {
    Instant savedAt = ColumnTimes.instant(row, "saved_at");
    try {
      return new FormDraft(savedAt, (ObjectNode) JSON.readTree(row.getString("form_values")));
    } catch (JsonProcessingException e) {
      throw new SQLException(e);
    }
  }
}
