package io.kennung.identity.record;

import io.kennung.staff.Staff;
import io.kennung.staff.audit.AuditResource;
import io.kennung.staff.audit.Perusal;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;

/** {@code GET support/audit}. */
@Path("/support/audit")
public class RecordResource extends AuditResource {

  @Inject
  RecordResource(Staff staff, Perusal perusal) {
    super(staff, perusal);
  }
}
