package io.kennung.identity.console.door;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A page of the console: only for those who have signed in and have one of these roles. */
@NameBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface ForStaff {

  /** Of {@link io.kennung.staff.Roles}. None: whoever has any. */
  String[] value();
}
