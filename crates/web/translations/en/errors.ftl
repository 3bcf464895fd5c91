### Pages and problem documents for what did not work.

error-not-found-title = We could not find that page
error-not-found-detail = The link may be incomplete or out of date, or it belongs to a workshop you have not joined on this device. If you joined elsewhere, open your personal return link here.
error-forbidden-title = This is not yours to change
error-forbidden-detail = You can look at it, but only the team itself or the people running the workshop can change it.
error-login-title = Please log in
error-login-detail = Only the organiser can do this.
error-bad-request-title = We did not understand that
error-bad-request-detail = Please go back, reload the page and try again.
error-cross-site-title = This request came from another site
error-cross-site-detail = For your safety we did not carry it out. Open Ekkyo directly and try again.
error-too-large-title = That is too large
error-too-large-detail = Please send something smaller.
error-too-many-title = Too many attempts
error-too-many-detail = Please wait a quarter of an hour and try again.
error-conflict-title = Something changed in the meantime
error-conflict-detail = Reload the page to see the current state, then try again.
error-archived-title = This workshop is archived
error-archived-detail = You can read everything, but nothing can be changed. Its organiser can open it again.
error-internal-title = Something went wrong on our side
error-internal-detail = Nothing you saved is lost. Please try again in a moment.
